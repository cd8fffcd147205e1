"""A realistic bilingual booklet in every client language, for tests of the renderer."""

from __future__ import annotations

import datetime as dt

from gkdesk.export.content import (
    A5_BOOKLET,
    Bilingual,
    Block,
    Card,
    Cell,
    Column,
    Cover,
    Document,
    Field,
    Fields,
    Footer,
    Heading,
    ItemList,
    ListItem,
    ListKind,
    Notice,
    PageBreak,
    Paragraph,
    RuledLines,
    Table,
    TextStyle,
    Tone,
    booklet_page,
    cell,
    cells,
    code,
    foreign,
    mixed,
    passage,
)

GERMAN = {
    "title": "Mein Begleitheft",
    "about": "Dieses Heft gehört Ihnen. Sie entscheiden, wem Sie es zeigen. "
    "Sie können jede Seite herausnehmen.",
    "me": "Das bin ich",
    "name": "Name",
    "languages": "Sprachen",
    "contacts": "Meine Ansprechpersonen",
    "phone": "Telefon",
    "hours": "Bitte rufen Sie am 18.11.2026 um 9:30 Uhr an: +49 2841 "
    "123-45 (Zimmer B1.07, § 16a AufenthG).",
    "goals": "Meine Ziele",
    "step": "Ich melde mich zum Sprachkurs an (B1).",
    "bring": "Was ich mitbringe",
    "paper": "Ausweis",
    "until": "gültig bis",
    "draft": "Übersetzung nicht geprüft",
    "emergency": "Hilfe-Nummern",
}

TEXTS: dict[str, dict[str, str]] = {
    "ar": {
        "title": "دفتري المرافق",
        "about": "هذا الدفتر ملك لك. أنت تقرر لمن تريه. يمكنك إخراج أي صفحة منه.",
        "me": "هذا أنا",
        "name": "الاسم",
        "languages": "اللغات",
        "contacts": "الأشخاص المسؤولون عني",
        "phone": "الهاتف",
        "hours": "يرجى الاتصال يوم 18.11.2026 الساعة 9:30 على الرقم: +49 2841 "
        "123-45 (الغرفة B1.07، § 16a AufenthG).",
        "goals": "أهدافي",
        "step": "أسجل في دورة اللغة (B1).",
        "bring": "ما أحضره معي",
        "paper": "الهوية",
        "until": "صالح حتى",
        "draft": "ترجمة غير مدققة",
        "emergency": "أرقام المساعدة",
    },
    "prs": {
        "title": "دفترچهٔ همراه من",
        "about": "این دفترچه از شماست. شما تصمیم می‌گیرید که آن را به چه کسی "
        "نشان دهید. می‌توانید هر صفحه را بیرون کنید.",
        "me": "این من هستم",
        "name": "نام",
        "languages": "زبان‌ها",
        "contacts": "اشخاص تماس من",
        "phone": "تلیفون",
        "hours": "لطفاً در تاریخ 18.11.2026 ساعت 9:30 به شمارهٔ +49 2841 "
        "123-45 زنگ بزنید (اتاق B1.07، § 16a AufenthG).",
        "goals": "اهداف من",
        "step": "در کورس زبان (B1) ثبت نام می‌کنم.",
        "bring": "چه چیز با خود می‌آورم",
        "paper": "تذکره",
        "until": "معتبر تا ۱۴۰۵/۰۸/۲۷",
        "draft": "ترجمه بررسی نشده است",
        "emergency": "شماره‌های کمک",
    },
    "fa": {
        "title": "دفترچه همراه من",
        "about": "این دفترچه متعلق به شماست. شما تصمیم می‌گیرید آن را به چه کسی نشان دهید.",
        "me": "این من هستم",
        "name": "نام",
        "languages": "زبان‌ها",
        "contacts": "افراد رابط من",
        "phone": "تلفن",
        "hours": "لطفاً در تاریخ 18.11.2026 ساعت 9:30 با شمارهٔ +49 2841 "
        "123-45 تماس بگیرید (اتاق B1.07، § 16a AufenthG).",
        "goals": "هدف‌های من",
        "step": "برای کلاس زبان (B1) ثبت‌نام می‌کنم.",
        "bring": "چه چیزی با خود می‌آورم",
        "paper": "کارت شناسایی",
        "until": "معتبر تا ۱۴۰۵/۰۸/۲۷",
        "draft": "ترجمه بررسی نشده است",
        "emergency": "شماره‌های کمک",
    },
    "ps": {
        "title": "زما ملګرې کتابچه",
        "about": "دا کتابچه ستاسو ده. تاسو پرېکړه کوئ چې چا ته یې ښکاره کوئ.",
        "me": "دا زه یم",
        "name": "نوم",
        "languages": "ژبې",
        "contacts": "زما د اړیکې کسان",
        "phone": "ټلیفون",
        "hours": "مهرباني وکړئ په 18.11.2026 نېټه په 9:30 بجو دې شمېرې ته زنګ "
        "ووهئ: +49 2841 123-45 (خونه B1.07، § 16a AufenthG).",
        "goals": "زما موخې",
        "step": "زه د ژبې کورس (B1) ته نوم لیکم.",
        "bring": "څه له ځان سره راوړم",
        "paper": "پېژندپاڼه",
        "until": "اعتبار تر",
        "draft": "ژباړه نه ده کتل شوې",
        "emergency": "د مرستې شمېرې",
    },
    "ckb": {
        "title": "دەفتەری هاوڕێم",
        "about": "ئەم دەفتەرە هی تۆیە. تۆ بڕیار دەدەیت پیشانی کێی بدەیت.",
        "me": "ئەمە منم",
        "name": "ناو",
        "languages": "زمانەکان",
        "contacts": "کەسانی پەیوەندی من",
        "phone": "تەلەفۆن",
        "hours": "تکایە لە 18.11.2026 کاتژمێر 9:30 پەیوەندی بکە: +49 2841 "
        "123-45 (ژووری B1.07، § 16a AufenthG).",
        "goals": "ئامانجەکانم",
        "step": "ناوم لە خولی زمان (B1) تۆمار دەکەم.",
        "bring": "چی لەگەڵ خۆم دەهێنم",
        "paper": "ناسنامە",
        "until": "بەسەرچوون",
        "draft": "وەرگێڕان پشکنینی بۆ نەکراوە",
        "emergency": "ژمارەکانی یارمەتی",
    },
    "ti": {
        "title": "ናተይ መሰነይ ጥራዝ",
        "about": "እዚ ጥራዝ ናትካ እዩ። ንመን ከም እተርእዮ ባዕልኻ ትውስን። ንነፍሲ ወከፍ ገጽ ከተውጽኦ ትኽእል ኢኻ።",
        "me": "እዚ ኣነ እየ",
        "name": "ስም",
        "languages": "ቋንቋታት",
        "contacts": "ንዓይ ዝሕግዙ ሰባት",
        "phone": "ቴሌፎን",
        "hours": "ብኽብረትኩም ብ18.11.2026 ሰዓት 9:30 ደውሉ፦ +49 2841 123-45 (ክፍሊ B1.07፣ § 16a AufenthG)።",
        "goals": "ዕላማታተይ",
        "step": "ናብ ትምህርቲ ቋንቋ (B1) እምዝገብ።",
        "bring": "እንታይ ሒዘ ይመጽእ",
        "paper": "መንነት ወረቐት",
        "until": "ዝጸንሓሉ ዕለት",
        "draft": "ትርጉም ኣይተመርመረን",
        "emergency": "ናይ ሓገዝ ቁጽርታት",
    },
    "uk": {
        "title": "Мій зошит-супутник",
        "about": "Цей зошит належить вам. Ви вирішуєте, кому його показати. "
        "Ви можете вийняти будь-яку сторінку.",
        "me": "Це я",
        "name": "Ім’я",
        "languages": "Мови",
        "contacts": "Мої контактні особи",
        "phone": "Телефон",
        "hours": "Будь ласка, зателефонуйте 18.11.2026 о 9:30: +49 2841 "
        "123-45 (кімната B1.07, § 16a AufenthG).",
        "goals": "Мої цілі",
        "step": "Я записуюся на мовний курс (B1).",
        "bring": "Що я беру із собою",
        "paper": "Посвідчення",
        "until": "дійсне до",
        "draft": "Переклад не перевірено",
        "emergency": "Номери допомоги",
    },
    "ru": {
        "title": "Моя тетрадь-спутник",
        "about": "Эта тетрадь принадлежит вам. Вы решаете, кому её показать.",
        "me": "Это я",
        "name": "Имя",
        "languages": "Языки",
        "contacts": "Мои контактные лица",
        "phone": "Телефон",
        "hours": "Пожалуйста, позвоните 18.11.2026 в 9:30: +49 2841 123-45 "
        "(комната B1.07, § 16a AufenthG).",
        "goals": "Мои цели",
        "step": "Я записываюсь на языковой курс (B1).",
        "bring": "Что я беру с собой",
        "paper": "Удостоверение",
        "until": "действительно до",
        "draft": "Перевод не проверен",
        "emergency": "Номера помощи",
    },
    "kmr": {
        "title": "Deftera min a hevaltiyê",
        "about": "Ev defter ya te ye. Tu biryar didî ku tu wê nîşanî kê bidî. "
        "Tu dikarî her rûpelê derxî.",
        "me": "Ev ez im",
        "name": "Nav",
        "languages": "Ziman",
        "contacts": "Kesên min ên têkiliyê",
        "phone": "Telefon",
        "hours": "Ji kerema xwe di 18.11.2026 saet 9:30 de telefon bike: +49 "
        "2841 123-45 (ode B1.07, § 16a AufenthG).",
        "goals": "Armancên min",
        "step": "Ez xwe ji bo kursa zimên (B1) qeyd dikim.",
        "bring": "Ez çi bi xwe re tînim",
        "paper": "Nasname",
        "until": "derbasdar heta",
        "draft": "Werger nehatiye kontrolkirin",
        "emergency": "Hejmarên alîkariyê",
    },
    "tr": {
        "title": "Eşlik defterim",
        "about": "Bu defter size aittir. Kime göstereceğinize siz karar "
        "verirsiniz. Her sayfayı çıkarabilirsiniz.",
        "me": "Bu benim",
        "name": "İsim",
        "languages": "Diller",
        "contacts": "İrtibat kişilerim",
        "phone": "Telefon",
        "hours": "Lütfen 18.11.2026 saat 9:30’da arayın: +49 2841 123-45 (oda "
        "B1.07, § 16a AufenthG).",
        "goals": "Hedeflerim",
        "step": "Dil kursuna (B1) kaydoluyorum.",
        "bring": "Yanımda getireceklerim",
        "paper": "Kimlik",
        "until": "geçerlilik tarihi",
        "draft": "Çeviri kontrol edilmedi",
        "emergency": "Yardım numaraları",
    },
}
NAMES = {"ar": "هيفين كريم", "prs": "سمیرا حیدری", "ti": "ዮናስ ተስፋይ", "uk": "Олексій Коваленко"}


def pair(key: str, language: str) -> Bilingual:
    """Return a text in both languages side by side."""
    return Bilingual(
        (Paragraph(passage(GERMAN[key])),),
        (Paragraph(passage(TEXTS[language][key], language)),),
    )


def headings(key: str, language: str, level: int = 1) -> Bilingual:
    """Return a heading in both languages side by side."""
    return Bilingual(
        (Heading(passage(GERMAN[key]), level),),
        (Heading(passage(TEXTS[language][key], language), level),),
    )


def labels(key: str, language: str) -> tuple:
    """Return a label in both languages."""
    return (passage(GERMAN[key]), passage(TEXTS[language][key], language))


def contact(language: str, name: str, number: str) -> Card:
    """Return the card of a contact person."""
    return Card(
        (passage(name),),
        (
            Paragraph(passage("Ausländerbehörde Kreis Musterland, Zimmer B1.07")),
            Fields(
                (
                    Field(labels("phone", language), mixed(code(number, strong=True))),
                    Field(labels("languages", language), passage("Deutsch, Englisch")),
                )
            ),
        ),
    )


def steps(language: str, rows: int) -> Table:
    """Return a table of next steps."""
    return Table(
        columns=(Column(2.2), Column(2.2), Column(width=27.0)),
        header=(
            cell("Nächster Schritt"),
            cell(TEXTS[language]["goals"], language),
            cell("Datum"),
        ),
        rows=tuple(
            (
                cell(GERMAN["step"]),
                cell(TEXTS[language]["step"], language),
                cell(f"{day % 28 + 1:02d}.01.2027"),
            )
            for day in range(rows)
        ),
    )


def booklet(language: str, chapters: int = 1) -> Document:
    """Return a booklet; more chapters make it longer."""
    own = NAMES.get(language, "Meryem Yılmaz")
    blocks: list[Block] = [
        Cover(
            title=labels("title", language),
            subtitle=(passage("Kreis Musterland · Kommunales Integrationsmanagement"),),
            name=mixed(foreign(own, language), language=language, field="Name"),
            blocks=(
                Notice(
                    (passage("Übungsdaten – alle Personen erfunden"),),
                    Tone.EXERCISE,
                ),
            ),
        )
    ]
    for chapter in range(chapters):
        blocks += _chapter(language, own, chapter)
    return Document(
        title=f"{GERMAN['title']} · {TEXTS[language]['title']}",
        language="de",
        blocks=tuple(blocks),
        page=booklet_page(language, A5_BOOKLET),
        footer=Footer((passage(GERMAN["title"]),), "Stand 18.11.2026"),
        author="Kreis Musterland",
        created=dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC),
    )


def _chapter(language: str, own: str, number: int) -> list[Block]:
    return [
        PageBreak(),
        Notice((passage(GERMAN["draft"]), passage(TEXTS[language]["draft"], language)), Tone.DRAFT),
        headings("me", language),
        pair("about", language),
        Fields(
            (
                Field(labels("name", language), mixed(foreign(own, language))),
                Field(labels("languages", language), passage("Deutsch A2, Englisch B1")),
                Field(labels("phone", language), None),
            )
        ),
        headings("contacts", language),
        pair("hours", language),
        contact(language, "Frau Petra Sommer", "+49 2841 202-1187"),
        contact(language, "Herr Cem Aydın", "02841 / 116 117"),
        headings("goals", language),
        pair("step", language),
        steps(language, 9 + number),
        headings("bring", language, 2),
        Bilingual(
            (
                ItemList(
                    tuple(ListItem(passage(GERMAN["paper"]), ticked=bool(n)) for n in range(3)),
                    ListKind.CHECK,
                ),
            ),
            (
                ItemList(
                    tuple(ListItem(passage(TEXTS[language]["paper"], language)) for _ in range(3)),
                    ListKind.CHECK,
                ),
            ),
        ),
        Bilingual(
            (
                ItemList((ListItem(passage(GERMAN["until"])), ListItem(passage(GERMAN["step"])))),
                ItemList(
                    (ListItem(passage(GERMAN["paper"])), ListItem(passage(GERMAN["step"]))),
                    ListKind.NUMBERED,
                ),
            ),
            (
                ItemList(
                    tuple(
                        ListItem(passage(TEXTS[language][key], language))
                        for key in ("until", "step")
                    )
                ),
                ItemList(
                    tuple(
                        ListItem(passage(TEXTS[language][key], language))
                        for key in ("paper", "step")
                    ),
                    ListKind.NUMBERED,
                ),
            ),
        ),
        headings("emergency", language, 2),
        Table(
            (Column(1.0), Column(1.0)),
            (cells(*labels("name", language)), cells(*labels("phone", language))),
            (
                (cell("Polizei"), cell("110")),
                (cell("Ärztlicher Dienst"), cell("116 117")),
                (Cell(), Cell()),
            ),
            header_column=True,
            row_height=9.0,
        ),
        Paragraph(passage("Notizen"), TextStyle.LABEL, keep_with_next=True),
        RuledLines(6),
    ]
