//! Why a change breaks senders or receivers.

use serde::Serialize;

use crate::report::Lang;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $german:literal $english:literal;)+) => {
        /// Why a change breaks senders or receivers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Reason {
            $($(#[$doc])* $name,)+
        }

        impl Reason {
            /// All reasons.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The reason in words.
            #[must_use]
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::De) => $german, (Self::$name, Lang::En) => $english,)+
                }
            }
        }
    };
}

reasons! {
    /// The name is not known any more.
    NameGone "alte Nachrichten können den Namen enthalten, den es nicht mehr gibt" "old messages may hold the name, which is gone";
    /// The name was not known.
    NameNew "neue Nachrichten können den Namen enthalten, den der alte Stand nicht kennt" "new messages may hold the name, which the old set does not know";
    /// It must be there now.
    Required "in alten Nachrichten kann es fehlen" "old messages may lack it";
    /// It may be missing now.
    NotRequired "in neuen Nachrichten kann es fehlen" "new messages may lack it";
    /// Fewer may occur.
    Fewer "alte Nachrichten können es öfter enthalten" "old messages may hold more of it";
    /// More may occur.
    More "neue Nachrichten können es öfter enthalten" "new messages may hold more of it";
    /// Values that were valid are not any more.
    ValuesGone "alte Werte können ungültig sein" "old values may be invalid";
    /// Values are valid that were not.
    ValuesNew "neue Werte können für den alten Stand ungültig sein" "new values may be invalid for the old set";
    /// The content has another form.
    ContentGone "alter Inhalt passt nicht mehr" "old content does not fit any more";
    /// The content may have a form that it could not have.
    ContentNew "neuer Inhalt kann für den alten Stand nicht passen" "new content may not fit the old set";
    /// The order is another one.
    OrderGone "die alte Reihenfolge gilt nicht mehr" "the old order is not valid any more";
    /// The order is another one.
    OrderNew "die neue Reihenfolge kennt der alte Stand nicht" "the old set does not know the new order";
    /// The namespace is another one.
    NamespaceGone "alte Nachrichten nennen den alten Namensraum" "old messages name the old namespace";
    /// The namespace is another one.
    NamespaceNew "neue Nachrichten nennen den neuen Namensraum" "new messages name the new namespace";
    /// `xsi:type` named a type that is gone.
    SubtypeGone "alte Nachrichten können den Typ mit xsi:type nennen" "old messages may name the type with xsi:type";
    /// `xsi:type` may name a type that is new.
    SubtypeNew "neue Nachrichten können den Typ mit xsi:type nennen" "new messages may name the type with xsi:type";
    /// A constraint is new or stricter.
    ConstraintNew "alte Nachrichten müssen die Bedingung nicht erfüllen" "old messages need not meet the constraint";
    /// A constraint is gone or less strict.
    ConstraintGone "neue Nachrichten müssen die alte Bedingung nicht erfüllen" "new messages need not meet the old constraint";
    /// A message is gone.
    MessageGone "die Nachricht wird nicht mehr angenommen" "the message is not accepted any more";
    /// A message is new.
    MessageNew "die Nachricht ist dem alten Stand unbekannt" "the old set does not know the message";
}
