//! The level of trust in words (change p).

use crate::map::{Conversion, Convert, Mapped};
use crate::report::{LossKind, Reason};

use super::{alt, neu};

pub(super) static NAME: Reason = Reason {
    id: "vertrauensniveau-bezeichnung",
    change: "p",
    kind: LossKind::Dropped,
    de: "Neben einer Zahl steht keine Bezeichnung.",
    en: "No name stands beside a number.",
};

const LEVELS: [&str; 4] = ["basis", "niedrig", "substanziell", "hoch"];

impl Convert<neu::CodeVertrauensniveau> for alt::Vertrauensniveau {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::CodeVertrauensniveau> {
        let level = usize::try_from(*self.get()).ok().and_then(|level| LEVELS.get(level.checked_sub(1)?));
        let code = level.ok_or_else(|| run.internal())?.parse().map_err(|_| run.internal())?;
        Ok(neu::CodeVertrauensniveau {
            list_uri: Default::default(),
            list_version_id: Default::default(),
            code,
            name: None,
        })
    }
}

impl Convert<alt::Vertrauensniveau> for neu::CodeVertrauensniveau {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Vertrauensniveau> {
        let Self { list_uri: _, list_version_id: _, code, name } = self;
        run.dropped("name", name, &NAME);
        let level = LEVELS.iter().position(|word| *word == code.as_str()).ok_or_else(|| run.internal())?;
        (level + 1).to_string().parse().map_err(|_| run.internal())
    }
}
