//! Words of the field that stand for one another when somebody looks for them.

/// Words of one meaning, as they are written; case, accents and Arabic forms do not matter.
#[derive(Debug)]
pub struct SameMeaning {
    /// Whoever looks for one of these finds all of them.
    pub words: &'static [&'static str],
    /// Whoever looks for one of these finds it and the words above, but not the other way round: they mean other
    /// things as well.
    pub also: &'static [&'static str],
}

/// The field's synonyms in French, Spanish, English and Arabic, in both scripts where drivers write it so.
pub const SAME_MEANING: &[SameMeaning] = &[
    // Where a road is held.
    SameMeaning {
        words: &[
            "barrière",
            "barrières",
            "barrage",
            "barrages",
            "checkpoint",
            "checkpoints",
            "check-point",
            "roadblock",
            "roadblocks",
            "retén",
            "retenes",
            "puesto de control",
            "hajiz",
            "hagiz",
            "hawajiz",
            "حاجز",
            "حواجز",
            "نقطة تفتيش",
            "نقاط تفتيش",
            "ارتكاز",
            "irtikaz",
        ],
        also: &["poste", "corde", "rope", "بوابة"],
    },
    // What is asked for there.
    SameMeaning {
        words: &[
            "péage",
            "péages",
            "peaje",
            "peajes",
            "toll",
            "tolls",
            "jeton",
            "jetons",
            "droit de passage",
            "taxe de passage",
            "iteawa",
            "itawa",
            "إتاوة",
            "إتاوات",
            "رسوم",
        ],
        // In the field the share that goes up to the chief; elsewhere any report.
        also: &["rapport", "rapports"],
    },
    SameMeaning {
        words: &["tracasserie", "tracasseries", "harassment", "hassle", "hostigamiento", "مضايقة", "مضايقات"],
        also: &[],
    },
    // The paper shown there.
    SameMeaning {
        words: &[
            "feuille de route",
            "feuilles de route",
            "laissez-passer",
            "ordre de mission",
            "autorisation de circuler",
            "travel permit",
            "movement permit",
            "salvoconducto",
            "تصريح",
            "تصاريح",
            "إذن مرور",
        ],
        also: &["permit", "permiso"],
    },
];
