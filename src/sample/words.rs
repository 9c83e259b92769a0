//! What the team wrote in its own words, in the languages in which it works.

/// What happened at a barrier, by who stood there.
pub(super) const AT_THE_BARRIER: &[&str] = &[
    "Convoi arrêté au poste malgré l’ordre de mission signé. Le chef de poste dit n’avoir reçu aucun message.",
    "أوقفنا عند الحاجز وطلبوا قائمة الركاب ثم سمحوا لنا بالمرور بعد مكالمة هاتفية.",
    "Stopped and told to wait in the sun. They said the paper names two vehicles and we were three.",
    "Jeton exigé pour chaque véhicule, sans reçu. Nous avons appelé le bureau avant de répondre.",
    "قالوا إن التصريح قديم ويجب تجديده، وعدنا إلى القاعدة قبل الظهر.",
    "Young men with a rope across the track asked for a share of the load and were polite about it.",
];

/// What was noted about a trip.
pub(super) const ON_THE_ROAD: &[&str] = &[
    "Route lente après la pluie, rien à signaler au retour.",
    "الطريق سالك حتى الوادي، والعودة قبل غروب الشمس.",
    "Community waited at the junction and helped to unload.",
    "Le comité avait prévenu le village la veille.",
    "تأخرنا في التحميل ولم يكن هناك تأخير في الطريق.",
    "Second vehicle changed a tyre; arrived together.",
];

/// What trips are for.
pub(super) const PURPOSES: &[&str] = &[
    "Distribution de vivres",
    "توزيع المياه",
    "Nutrition screening",
    "Suivi du centre de santé",
    "زيارة متابعة",
    "Supply of medicines",
];

/// What is carried.
pub(super) const GOODS: &[&str] = &[
    "24 t de farine et d’huile",
    "أدوية ومستلزمات طبية",
    "Therapeutic food, 180 cartons",
    "Kits d’hygiène, 600 pièces",
    "خيام وبطانيات",
];

/// Under which condition they agree.
pub(super) const CONDITIONS: &[&str] = &[
    "Liste des véhicules à remettre 48 heures avant le départ.",
    "بشرط أن تعود القافلة في اليوم نفسه.",
    "Distribution in the morning only, and the committee is present.",
];

/// What meetings are about.
pub(super) const TOPICS: &[&str] = &[
    "Calendrier des prochains déplacements et papiers à présenter.",
    "متابعة الطلب السابق ومواعيد الرد",
    "Who may stop the cars on the way, and whom to call.",
    "Retour sur la dernière distribution ; plaintes des villages.",
    "الحديث عن الطريق وأيام السوق",
    "New papers, old papers: what is asked at the desk.",
    "Présentation de la nouvelle équipe et du programme.",
];

/// What is promised.
pub(super) const PROMISED: &[&str] = &[
    "Prévenir les postes la veille.",
    "لا يُطلب شيء من السائقين",
    "A word before anything changes on the road.",
    "Réponse écrite dans la quinzaine.",
    "سنرسل نسخة من الموافقة",
];
