//! Questions that networks ask their members on their own.

macro_rules! modules_routes {
    ($($before:tt)*) => {
        routes! {
            $($before)*
            /// The modules of networks.
            Modules {} "/fr/modules" "/en/modules"
            /// A module: what it asks, until when, how far members have come.
            Module {
                network,
                /// Its number in the network.
                module
            } "/fr/reseaux/{network}/modules/{module}" "/en/networks/{network}/modules/{module}"
            /// Its title and what it is for.
            ModuleWords {
                network,
                /// Its number; `new` for one that is not begun yet.
                module
            } "/fr/reseaux/{network}/modules/{module}/rediger" "/en/networks/{network}/modules/{module}/write"
            /// A question of it.
            ModuleQuestion {
                network,
                module,
                /// Its place from 1; `new` for one at the end.
                place
            } "/fr/reseaux/{network}/modules/{module}/questions/{place}" "/en/networks/{network}/modules/{module}/questions/{place}"
            /// The answers of a municipality.
            ModuleAnswers { network, module, city } "/fr/reseaux/{network}/modules/{module}/municipalites/{city}" "/en/networks/{network}/modules/{module}/municipalities/{city}"
            /// What a municipality has handed in; handing it in.
            ModuleHandedIn { network, module, city } "/fr/reseaux/{network}/modules/{module}/municipalites/{city}/remise" "/en/networks/{network}/modules/{module}/municipalities/{city}/handed-in"
            /// What came of it.
            ModuleResults { network, module } "/fr/reseaux/{network}/modules/{module}/resultats" "/en/networks/{network}/modules/{module}/results"
            /// The same as a table.
            ModuleFile { network, module } "/fr/reseaux/{network}/modules/{module}/resultats.csv" "/en/networks/{network}/modules/{module}/results.csv"
            /// The same as a workbook.
            ModuleWorkbook { network, module } "/fr/reseaux/{network}/modules/{module}/resultats.xlsx" "/en/networks/{network}/modules/{module}/results.xlsx"
        }
    };
}
