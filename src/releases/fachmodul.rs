//! The Fachmodule of the standard in their versions: which releases carry them, and when.

/// A Fachmodul in one of its versions. Fachmodule move alone: one version may belong to several releases, and a release may carry
/// two versions of one Fachmodul.
#[derive(Debug, PartialEq, Eq)]
pub struct Fachmodul {
    name: &'static str,
    version: &'static str,
    namespace: &'static str,
    releases: &'static [&'static str],
    from: &'static str,
    until: Option<&'static str>,
}

impl Fachmodul {
    /// Its name, such as `wohngeld`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its version, such as `1.1`.
    #[must_use]
    pub fn version(&self) -> &'static str {
        self.version
    }

    /// The namespace of its elements.
    #[must_use]
    pub fn namespace(&self) -> &'static str {
        self.namespace
    }

    /// The versions of the releases whose messages carry it.
    #[must_use]
    pub fn releases(&self) -> &'static [&'static str] {
        self.releases
    }

    /// The first day on which it may be sent, as `YYYY-MM-DD`.
    #[must_use]
    pub fn valid_from(&self) -> &'static str {
        self.from
    }

    /// The last day on which it is accepted, as `YYYY-MM-DD`; none while that is open.
    #[must_use]
    pub fn accepted_until(&self) -> Option<&'static str> {
        self.until
    }
}

macro_rules! fachmodule {
    ($($name:literal $version:literal in $releases:expr, $from:literal to $until:expr;)+) => {
        &[$(Fachmodul {
            name: $name,
            version: $version,
            namespace: concat!("urn:xefa:fachmodul:", $name, ":", $version),
            releases: &$releases,
            from: $from,
            until: $until,
        }),+]
    };
}

// As `schemas/releases.toml` has it; a test compares.
static FACHMODULE: &[Fachmodul] = fachmodule! {
    "wohnsitz" "1.0" in ["1.0"], "2027-05-01" to Some("2028-04-30");
    "wohnsitz" "1.1" in ["1.1"], "2027-11-01" to Some("2028-10-31");
    "wohnsitz" "2.0" in ["2.0"], "2028-05-01" to None;
    "wohngeld" "1.0" in ["1.0", "1.1"], "2027-05-01" to Some("2028-10-31");
    "wohngeld" "1.1" in ["1.1"], "2028-01-01" to Some("2028-10-31");
    "wohngeld" "2.0" in ["2.0"], "2028-05-01" to None;
    "gewerbe" "1.0" in ["1.0", "1.1"], "2027-05-01" to Some("2028-10-31");
    "gewerbe" "2.0" in ["2.0"], "2028-05-01" to None;
    "elterngeld" "1.0" in ["1.0", "1.1"], "2027-05-01" to Some("2028-10-31");
    "elterngeld" "2.0" in ["2.0"], "2028-05-01" to None;
};

/// All Fachmodule in all versions, whether the releases that carry them are compiled in or not.
///
/// ```
/// let of_1_1 = xefa::releases::fachmodule().iter().filter(|fachmodul| fachmodul.releases().contains(&"1.1"));
/// let wohngeld: Vec<_> = of_1_1.filter(|fachmodul| fachmodul.name() == "wohngeld").map(|found| found.version()).collect();
/// assert_eq!(wohngeld, ["1.0", "1.1"]);
/// ```
#[must_use]
pub fn fachmodule() -> &'static [Fachmodul] {
    FACHMODULE
}
