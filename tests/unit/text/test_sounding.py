"""Which spellings of a name count as sounding alike, and which names do not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.text.sounding import sound_keys

ONE_KEY = [
    ("Haidari", "Haydari", "Heydari", "Хайдари"),
    ("Samira", "Sameera", "Samirah", "سمیرا"),
    ("Yonas", "Jonas", "Jonaß", "ዮናስ"),
    ("Tesfay", "Tesfaj", "Tesfai", "ተስፋይ"),
    ("Oleksij", "Oleksii", "Oleksiy", "Олексій"),
    ("Kowalenko", "Kovalenko", "Коваленко"),
    ("Hêvîn", "Hevin", "Hewin", "هێڤین"),
    ("Karim", "Kareem", "Carim", "کەریم", "كريم"),
    ("Al-Nassar", "An-Nassar", "Nassar", "Nasar", "النصار", "النَّصّار"),
    ("Mohammed", "Muhammad", "Mohamad", "Muhammed", "Muhammet", "Мухаммед"),
    ("Yusuf", "Youssef", "Jusuf", "Yousef", "يوسف"),
    ("Hussein", "Husain", "Hossein", "Hüseyin"),
    ("Schewtschenko", "Shevchenko", "Ševčenko", "Шевченко"),
    ("Zelenskyj", "Selenskyj", "Zelensky", "Зеленський"),
    ("Ljudmila", "Lyudmila", "Liudmyla", "Людмила"),
    ("Andrij", "Andrii", "Andriy", "Андрій"),
    ("Dawit", "Dawid", "ዳዊት"),
    ("Gülşen", "Gülschen", "Guelshen"),
    ("Murat", "Murad", "Mourad"),
    ("Abdulrahman", "Abdul-Rahman", "Abdul Rahman"),
    ("Mar'yana", "Marjana", "Мар'яна"),
]
MEETING = [
    ("Mohammed", "محمد"),
    ("Haidari", "حیدری"),
    ("Hussein", "حسین"),
    ("Ahmad", "احمد"),
    ("Ibrahim", "ابراهیم"),
    ("Khaled", "Chaled"),
    ("Khaled", "Xalid"),
    ("Jamal", "Dschamal"),
    ("Dschamal", "Cemal"),
    ("Serhij", "Сергей"),
    ("Sergej", "Сергій"),
    ("Yulia", "Julia"),
]
UNRELATED = (
    "Anna Ben Clara David Emil Frieda Georg Hanna Ida Jakob Klara Leon Marie Noah Oskar Paula "
    "Quirin Rosa Stefan Theo Ulrike Viktor Walter Xenia Yvonne Zoe Sabine Monika Petra "
    "Claudia Susanne Karin Birgit Andrea Gabriele Heike Angelika Ursula Renate Helga Thomas "
    "Michael Andreas Wolfgang Klaus Jürgen Günther Dieter Manfred Bernd Frank Uwe Ralf Holger "
    "Torsten Dirk Markus Matthias Christian Sebastian Florian Tobias Alexander Patrick Dennis "
    "Marcel Philipp Lukas Felix Maximilian Moritz Mohammed Ahmad Ali Hassan Hussein Ibrahim "
    "Khalid Omar Yusuf Karim Jamal Samir Tarek Bilal Faisal Rashid Salim Walid Zayd Nabil "
    "Anwar Ghassan Fadi Bassam Fatima Aisha Maryam Zahra Layla Nour Samira Amina Khadija "
    "Rania Yasmin Hiba Dalia Lina Salma Reza Mehdi Farhad Behrouz Dariush Kaveh Shirin Parisa "
    "Nasrin Laleh Golnaz Mahtab Zohreh Wahid Najib Zabihullah Habib Sharif Gulalai Mursal "
    "Palwasha Spozhmai Yonas Tesfay Dawit Haile Mulugeta Abebe Girma Kidane Selam Hiwot Almaz "
    "Tsehay Eden Saba Oleksij Andrij Serhij Mykola Vasyl Taras Bohdan Dmytro Iryna Olena "
    "Natalija Oksana Ljudmila Halyna Tetjana Switlana Azad Rojin Hevin Berivan Zilan Dilan "
    "Sherko Kawa Rezan Baran Mehmet Mustafa Emre Burak Hakan Kemal Orhan Ayse Elif Zeynep "
    "Emine Hatice Merve Nuray Sevgi Haidari Kowalenko Nassar Müller Schmidt Schneider Fischer "
    "Weber Becker Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz "
    "Zimmermann Braun Krüger Hartmann Lange Werner Krause Lehmann Köhler Herrmann Walter "
    "König Huber Kaiser Fuchs Peters Scholz Möller Weiss Jung Hahn Vogel Keller Frank Berger "
    "Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus "
    "Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Gross Seidel Heinrich Brandt Haas "
    "Schreiber Graf Dietrich Ziegler Kuhn Pohl Engel Horn Busch Bergmann Voigt Sauer Arnold "
    "Pfeiffer Shevchenko Melnyk Bondarenko Tkachenko Kravchenko Oliynyk Lysenko Rudenko "
    "Savchenko Petrenko Abdi Warsame Farah Osman Jama Hersi Diallo Camara Keita Traore Sow "
    "Bah Nguyen Tran Pham Popescu Ionescu Dumitru Ivanov Petrov Dimitrov Hoxha Krasniqi Gashi "
    "Berisha "
)


@pytest.mark.parametrize("spellings", ONE_KEY, ids=[names[0] for names in ONE_KEY])
def test_spellings_of_a_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert all(sound_keys(spellings[0])[0] in sound_keys(name) for name in spellings)


@pytest.mark.parametrize(("one", "other"), MEETING)
def test_ambiguous_spellings_meet_in_one_of_their_keys(one: str, other: str) -> None:
    assert set(sound_keys(one)) & set(sound_keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Samir", "Samira"), ("Haidar", "Haidari"), ("Karim", "Karimi"), ("Hassan", "Hussein")],
)
def test_forms_that_tell_people_apart_keep_their_own_key(one: str, other: str) -> None:
    assert not set(sound_keys(one)) & set(sound_keys(other))


def test_unrelated_names_rarely_share_a_key() -> None:
    names = sorted(set(UNRELATED.split()))
    pairs = list(itertools.combinations(names, 2))
    shared = [pair for pair in pairs if set(sound_keys(pair[0])) & set(sound_keys(pair[1]))]
    assert len(names) > 300
    assert len(shared) / len(pairs) < 0.0005, shared


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_has_keys_of_plain_letters(text: str) -> None:
    assert all(key.isascii() and key.isalpha() and key.islower() for key in sound_keys(text))


def test_text_without_letters_of_a_known_script_has_no_key() -> None:
    assert sound_keys("12/345 – 漢字") == ()
    assert sound_keys("") == ()
