//! The sender's side: a draft, and one rename.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::{
    ANLAGEN, BEGLEITZETTEL, BEREIT, Begleitzettel, ENTWURF, NUTZDATEN, OrdnerTransport, Schritt, TransportFehler,
    befund, schreibe_gesichert,
};
use crate::efa::anlagen::{Anlagenquelle, Eintrag, Manifest, Messung, StromFehler, leite, pfad, sichere_ordner};
use crate::efa::transport::sendung::{Sendung, SendungsId, Zustellung};
use crate::efa::transport::speicher::geprueft;
use crate::map::StoreError;

impl OrdnerTransport {
    pub(super) fn versende(
        &mut self,
        sendung: &Sendung,
        inhalte: &mut dyn Anlagenquelle,
    ) -> Result<Zustellung, TransportFehler> {
        geprueft(sendung.pruefe(&self.grenzen))?;
        let id = sendung.id();
        let name = id.uuid.hyphenated().to_string();
        let lock = self.sperre("sperre-versand")?;
        lock.lock()?;
        self.verwirf_entwuerfe()?;
        match self.bekannt(id.uuid)? {
            Some(known) if known == id => return Ok(Zustellung { id, schon_da: true }),
            Some(_) => return Err(befund("xefa-transport-anderer-inhalt", "/nutzdaten").into()),
            None => {}
        }
        let draft = self.place(ENTWURF).join(&name);
        if let Err(error) = self.entwirf(&draft, sendung, &id, inhalte) {
            // A draft that stays is thrown away by the next sender; what is to be told is why this one failed.
            let _ = fs::remove_dir_all(&draft);
            return Err(error);
        }
        fs::rename(&draft, self.place(BEREIT).join(&name))?;
        self.schritt(Schritt::Sichtbar);
        sichere_ordner(&self.place(BEREIT))?;
        sichere_ordner(&self.place(ENTWURF))?;
        self.schritt(Schritt::Gesendet);
        drop(lock);
        Ok(Zustellung { id, schon_da: false })
    }

    /// Drafts of a sender that died: the lock says that nobody writes them any more.
    fn verwirf_entwuerfe(&self) -> io::Result<()> {
        for draft in fs::read_dir(self.place(ENTWURF))? {
            fs::remove_dir_all(draft?.path())?;
        }
        Ok(())
    }

    fn entwirf(
        &self,
        draft: &Path,
        sendung: &Sendung,
        id: &SendungsId,
        inhalte: &mut dyn Anlagenquelle,
    ) -> Result<(), TransportFehler> {
        fs::create_dir(draft)?;
        self.schritt(Schritt::EntwurfAngelegt);
        schreibe_gesichert(&draft.join(NUTZDATEN), sendung.nutzdaten.bytes())?;
        self.schritt(Schritt::NutzdatenGeschrieben);
        if !sendung.anlagen.eintraege().is_empty() {
            let folder = draft.join(ANLAGEN);
            fs::create_dir(&folder)?;
            for (at, eintrag) in sendung.anlagen.eintraege().iter().enumerate() {
                self.kopiere(&folder, at, eintrag, inhalte)?;
                self.schritt(Schritt::AnlageGeschrieben);
            }
            sichere_ordner(&folder)?;
        }
        if let Some((name, text)) = sendung.umschlag()?.schreibe()? {
            schreibe_gesichert(&draft.join(name), text.as_bytes())?;
        }
        self.schritt(Schritt::UmschlagGeschrieben);
        schreibe_gesichert(&draft.join(BEGLEITZETTEL), &Begleitzettel::fuer(sendung, id).schreibe()?)?;
        sichere_ordner(draft)?;
        self.schritt(Schritt::EntwurfFertig);
        Ok(())
    }

    /// Copies an attachment and holds it against its entry on the way.
    fn kopiere(
        &self,
        folder: &Path,
        at: usize,
        eintrag: &Eintrag,
        inhalte: &mut dyn Anlagenquelle,
    ) -> Result<(), TransportFehler> {
        let refused = |rule: &str| TransportFehler::from(befund(rule, pfad(at)));
        let content = match inhalte.oeffne(eintrag.id) {
            Ok(content) => content,
            Err(StoreError::Missing) => return Err(refused("xefa-anlage-fehlt")),
            Err(error) => return Err(error.into()),
        };
        let file = File::create(folder.join(eintrag.id.hyphenated().to_string()))?;
        let Messung { groesse, sha512, erkannt } = match leite(content, &file, eintrag.groesse) {
            Ok(messung) => messung,
            Err(StromFehler::ZuGross(limit)) => {
                return Err(befund("xefa-anlage-groesse", pfad(at)).arg("expected", limit.to_string()).into());
            }
            Err(error) => return Err(error.into()),
        };
        file.sync_all()?;
        let report = Manifest::vergleiche_messung(eintrag, &Messung { groesse, sha512, erkannt }, &self.grenzen, at);
        geprueft(report)
    }
}
