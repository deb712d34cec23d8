//! The code list antragsstatus grows by two states (change e).

use super::{alt, neu};
use crate::map::{Conversion, Convert, Mapped};
use crate::report::{LossKind, Reason};

pub(super) static STATUS: Reason = Reason {
    id: "antragsstatus",
    change: "e",
    kind: LossKind::Folded,
    de: "Diesen Stand kennt die ältere Liste nicht; er geht in einem anderen auf.",
    en: "The older list does not know this state; it merges into another one.",
};

pub(super) static STATUS_NAME: Reason = Reason {
    id: "antragsstatus-bezeichnung",
    change: "e",
    kind: LossKind::Dropped,
    de: "Die Bezeichnung gehörte zum Code, der in einem anderen aufging.",
    en: "The name belonged to the code that merged into another one.",
};

impl Convert<neu::CodeAntragsstatus> for alt::CodeAntragsstatus {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::CodeAntragsstatus> {
        let Self { list_uri, list_version_id, code, name } = self;
        Ok(neu::CodeAntragsstatus {
            list_uri: run.field("@listURI", list_uri)?,
            list_version_id: run.field("@listVersionID", list_version_id)?,
            code: run.field("code", code)?,
            name: run.field("name", name)?,
        })
    }
}

impl Convert<alt::CodeAntragsstatus> for neu::CodeAntragsstatus {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::CodeAntragsstatus> {
        let Self { list_uri, list_version_id, code, name } = self;
        let (code, folded) = match code.as_str() {
            "07" => ("04", true),
            "08" => ("06", true),
            same => (same, false),
        };
        let code = run.place(&[("code", 0)], &[("code", 0)], |run| {
            if folded {
                run.lost(&STATUS);
            }
            code.parse().map_err(|_| run.internal())
        })?;
        let name = if folded {
            run.dropped("name", name, &STATUS_NAME);
            None
        } else {
            name
        };
        Ok(alt::CodeAntragsstatus {
            list_uri: run.field("@listURI", list_uri)?,
            list_version_id: run.field("@listVersionID", list_version_id)?,
            code,
            name: run.field("name", name)?,
        })
    }
}
