//! The receiver's side: taken over by a rename, handed out, confirmed by a note.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, Local};
use uuid::Uuid;

use super::{
    ABGEWIESEN, ANLAGEN, BEGLEITZETTEL, BEREIT, Begleitzettel, ERLEDIGT, IN_ARBEIT, NUTZDATEN, OrdnerTransport,
    PAPIERKORB, Schritt, TransportFehler, TryLockError, befund, lies_begrenzt, schreibe_gesichert, sichere_ordner,
};
use crate::efa::anlagen::{Anlagenquelle, Grenzen};
use crate::efa::transport::sendung::{Abgewiesen, Abholung, Empfangen, Sendung, SendungsId};
use crate::efa::transport::umschlag::Umschlag;
use crate::limits::Limits;
use crate::report::{Report, Verdict};

/// What a receiver knows while it lives.
pub(super) struct Empfang {
    /// Held until it is dropped.
    _sperre: File,
    /// Taken over by one that died.
    wiederholen: VecDeque<String>,
    /// Names seen in `bereit`.
    bereit: VecDeque<String>,
}

/// Why a delivery is not handed out.
enum Mangel {
    /// It is broken.
    Befund(Report),
    /// The folder failed, which says nothing about it.
    Ausfall(io::Error),
}

impl From<Report> for Mangel {
    fn from(report: Report) -> Self {
        Self::Befund(report)
    }
}

impl From<io::Error> for Mangel {
    fn from(error: io::Error) -> Self {
        Self::Ausfall(error)
    }
}

fn namen(folder: &Path) -> io::Result<VecDeque<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names.into())
}

/// The UUID of a folder's name, in the one form that a sender writes.
fn uuid(name: &str) -> Option<Uuid> {
    Uuid::try_parse(name).ok().filter(|uuid| uuid.hyphenated().to_string() == name)
}

impl OrdnerTransport {
    fn beginne(&mut self) -> Result<&mut Empfang, TransportFehler> {
        if self.empfang.is_none() {
            let lock = self.sperre("sperre-empfang")?;
            match lock.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(befund("xefa-transport-belegt", "/").into()),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            for bin in fs::read_dir(self.place(PAPIERKORB))? {
                fs::remove_dir_all(bin?.path())?;
            }
            let wiederholen = namen(&self.place(IN_ARBEIT))?;
            self.empfang = Some(Empfang { _sperre: lock, wiederholen, bereit: VecDeque::new() });
        }
        match &mut self.empfang {
            Some(empfang) => Ok(empfang),
            None => Err(befund("xefa-transport-ausfall", "/").into()),
        }
    }

    pub(super) fn naechste(&mut self) -> Result<Option<Abholung>, TransportFehler> {
        loop {
            let bereit = self.place(BEREIT);
            let empfang = self.beginne()?;
            let (name, wiederholt) = match empfang.wiederholen.pop_front() {
                Some(name) => (name, true),
                None => {
                    if empfang.bereit.is_empty() {
                        empfang.bereit = namen(&bereit)?;
                    }
                    match empfang.bereit.pop_front() {
                        Some(name) => (name, false),
                        None => return Ok(None),
                    }
                }
            };
            if let Some(found) = self.uebernimm(&name, wiederholt)? {
                return Ok(Some(found));
            }
        }
    }

    /// Takes one over; none where there is nothing to hand out.
    fn uebernimm(&mut self, name: &str, wiederholt: bool) -> Result<Option<Abholung>, TransportFehler> {
        let from = if wiederholt { IN_ARBEIT } else { BEREIT };
        let Some(uuid) = uuid(name) else {
            return self.lege_beiseite(from, name, None, befund("xefa-transport-ordnername", "/").into()).map(Some);
        };
        let done = match self.erledigt(uuid) {
            Ok(done) => done,
            Err(TransportFehler::Befund(report)) => {
                return self.lege_beiseite(from, name, Some(uuid), report).map(Some);
            }
            Err(error) => return Err(error),
        };
        if let Some(done) = done {
            let note =
                lies_begrenzt(&self.place(from).join(name).join(BEGLEITZETTEL), Limits::DEFAULT.envelope_bytes as u64);
            let claimed = note.ok().and_then(|bytes| Begleitzettel::lies(&bytes).ok()?.id().ok());
            if claimed != Some(done) {
                let report = befund("xefa-transport-anderer-inhalt", "/nutzdaten").into();
                return self.lege_beiseite(from, name, Some(uuid), report).map(Some);
            }
            self.wirf_weg(from, name)?;
            return Ok(None);
        }
        if !wiederholt {
            self.verschiebe((BEREIT, name), (IN_ARBEIT, name))?;
            self.schritt(Schritt::Uebernommen);
        }
        match oeffne(&self.place(IN_ARBEIT).join(name), uuid, &self.grenzen) {
            Ok((sendung, eingang, inhalte)) => {
                self.schritt(Schritt::Ausgehaendigt);
                let id = sendung.id();
                Ok(Some(Abholung::Empfangen(Box::new(Empfangen { sendung, id, eingang, wiederholt, inhalte }))))
            }
            Err(Mangel::Befund(report)) => self.lege_beiseite(IN_ARBEIT, name, Some(uuid), report).map(Some),
            Err(Mangel::Ausfall(error)) => {
                // It stays where it is and comes again.
                self.beginne()?.wiederholen.push_back(name.to_owned());
                Err(error.into())
            }
        }
    }

    fn lege_beiseite(
        &self,
        from: &str,
        name: &str,
        uuid: Option<Uuid>,
        report: Report,
    ) -> Result<Abholung, TransportFehler> {
        let kept = format!("{}.{}", uuid.unwrap_or_default(), Uuid::new_v4().simple());
        self.verschiebe((from, name), (ABGEWIESEN, &kept))?;
        Ok(Abholung::Abgewiesen(Abgewiesen { uuid, report }))
    }

    pub(super) fn vermerke(&mut self, id: &SendungsId) -> Result<(), TransportFehler> {
        self.beginne()?;
        let name = id.uuid.hyphenated().to_string();
        let here = self.place(IN_ARBEIT).join(&name);
        match (here.is_dir(), self.erledigt(id.uuid)?) {
            (false, Some(done)) if done == *id => return Ok(()),
            (true, done) if done.is_none_or(|done| done == *id) => {}
            _ => return Err(befund("xefa-transport-nicht-in-arbeit", "/").into()),
        }
        let folder = self.place(ERLEDIGT);
        let unfinished = folder.join(format!("{name}.teil"));
        schreibe_gesichert(&unfinished, id.inhalt.to_string().as_bytes())?;
        self.schritt(Schritt::VermerkGeschrieben);
        fs::rename(&unfinished, folder.join(&name))?;
        sichere_ordner(&folder)?;
        self.schritt(Schritt::Vermerkt);
        let bin = format!("{name}.{}", Uuid::new_v4().simple());
        self.verschiebe((IN_ARBEIT, &name), (PAPIERKORB, &bin))?;
        self.schritt(Schritt::ImPapierkorb);
        fs::remove_dir_all(self.place(PAPIERKORB).join(bin))?;
        self.schritt(Schritt::Bestaetigt);
        Ok(())
    }
}

type Geoeffnet = (Sendung, DateTime<FixedOffset>, Box<dyn Anlagenquelle + Send>);

/// Reads a delivery and holds everything in it against everything else.
fn oeffne(folder: &Path, uuid: Uuid, grenzen: &Grenzen) -> Result<Geoeffnet, Mangel> {
    let envelope = Limits::DEFAULT.envelope_bytes as u64;
    let note_path = folder.join(BEGLEITZETTEL);
    let note = Begleitzettel::lies(&lies(&note_path, envelope, "xefa-transport-begleitzettel-fehlt", "/")?)?;
    let claimed = note.id()?;
    if claimed.uuid != uuid {
        return Err(Report::from(befund("xefa-transport-andere-uuid", "/begleitzettel/nachricht")).into());
    }
    let payload = lies(
        &folder.join(NUTZDATEN),
        Limits::DEFAULT.total_bytes as u64,
        "xefa-transport-nutzdaten-fehlen",
        "/nutzdaten",
    )?;
    let nutzdaten = note.nutzdaten(payload)?;
    let anlagen = note.manifest()?;
    let file = Umschlag::datei(&note.umschlag)?;
    let bytes = match file {
        Some(name) => lies(&folder.join(name), envelope, "xefa-transport-umschlag-fehlt", "/umschlag")?,
        None => Vec::new(),
    };
    let umschlag = Umschlag::lies(&note.umschlag, &bytes)?;
    let sendung = Sendung { nutzdaten, anlagen, adressierung: note.adressierung()?, umschlagart: umschlag.art() };
    let mut report = umschlag.vergleiche(&sendung);
    if sendung.id() != claimed {
        report.push(befund("xefa-transport-hash", "/begleitzettel/inhalt"));
    }
    fremdes(folder, &sendung, file, &mut report)?;
    let mut inhalte = Inhalte { folder: folder.join(ANLAGEN) };
    report.append(sendung.anlagen.pruefe(&mut inhalte, grenzen));
    match report.verdict() {
        Verdict::Valid => {
            let written = fs::metadata(&note_path)?.modified()?;
            Ok((sendung, DateTime::<Local>::from(written).fixed_offset(), Box::new(inhalte)))
        }
        _ => Err(report.into()),
    }
}

/// A file of a delivery: one that is missing, no file, or too large is a finding, everything else a failure.
fn lies(path: &Path, limit: u64, rule: &str, at: &str) -> Result<Vec<u8>, Mangel> {
    lies_begrenzt(path, limit).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Report::from(befund(rule, at)).into(),
        io::ErrorKind::InvalidData => Report::from(befund("xefa-transport-fremde-datei", at)).into(),
        _ => Mangel::Ausfall(error),
    })
}

/// Files that nothing names, and names that are no files.
fn fremdes(folder: &Path, sendung: &Sendung, envelope: Option<&str>, report: &mut Report) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let known = name == NUTZDATEN || name == BEGLEITZETTEL || envelope.is_some_and(|envelope| name == envelope);
        let is_folder = name == ANLAGEN && entry.file_type()?.is_dir();
        if !(is_folder || known && entry.file_type()?.is_file()) {
            report.push(befund("xefa-transport-fremde-datei", "/"));
        }
    }
    let attachments = folder.join(ANLAGEN);
    if attachments.is_dir() {
        for entry in fs::read_dir(attachments)? {
            let entry = entry?;
            let id = uuid(&entry.file_name().to_string_lossy());
            let known = id.is_some_and(|id| sendung.anlagen.eintrag(id).is_some());
            if !(known && entry.file_type()?.is_file()) {
                report.push(befund("xefa-transport-fremde-datei", "/anlagen"));
            }
        }
    }
    Ok(())
}

/// The contents of a delivery, wherever it lies by now.
struct Inhalte {
    folder: PathBuf,
}

impl Anlagenquelle for Inhalte {
    fn oeffne(&mut self, id: Uuid) -> Result<Box<dyn io::Read + '_>, crate::map::StoreError> {
        match File::open(self.folder.join(id.hyphenated().to_string())) {
            Ok(file) => Ok(Box::new(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(crate::map::StoreError::Missing),
            Err(error) => Err(crate::map::StoreError::Failed(Box::new(error))),
        }
    }
}
