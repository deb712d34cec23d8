//! Authorities: prefix and key become one (change n).

use crate::map::{Conversion, Convert, Mapped};

use super::{alt, neu};

impl Convert<neu::Behoerde> for alt::Behoerde {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Behoerde> {
        let Self { praefix, kennung, name, erreichbarkeit } = self;
        let joined = format!("{}:{}", praefix.as_str(), kennung.as_str());
        Ok(neu::Behoerde {
            kennung: joined.parse().map_err(|_| run.internal())?,
            name: run.field("name", name)?,
            erreichbarkeit: run.field("erreichbarkeit", erreichbarkeit)?,
        })
    }
}

impl Convert<alt::Behoerde> for neu::Behoerde {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Behoerde> {
        let Self { kennung, name, erreichbarkeit } = self;
        let Some((praefix, kennung)) = kennung.as_str().split_once(':') else { return Err(run.internal()) };
        Ok(alt::Behoerde {
            praefix: praefix.parse().map_err(|_| run.internal())?,
            kennung: kennung.parse().map_err(|_| run.internal())?,
            name: run.field("name", name)?,
            erreichbarkeit: run.field("erreichbarkeit", erreichbarkeit)?,
        })
    }
}
