"""Reports, their translations, and independent reports on the same events in the same language, read from text.

The texts were made up for this test; what they tell did not happen.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import make_document, make_published
from weekreview.ground import ground
from weekreview.pipeline import open_gazetteer, open_reader
from weekreview.read import read
from weekreview.reconcile import reconcile
from weekreview.settings import Settings

REPORTS = (
    (
        "en",
        (
            "Warplanes struck the market of Maarat al-Numan in Idlib province on Tuesday, killing 14 people. "
            "Shells hit the town of Saraqib on Wednesday and wounded nine civilians. "
            "The Syrian army captured the village of Tel Sultan on Wednesday. "
            "About 600 families fled from Saraqib to the north."
        ),
        "fr",
        (
            "Des avions de guerre ont frappé mardi le marché de Maarat al-Numan, dans la province d'Idlib, "
            "tuant 14 personnes. "
            "Des obus ont touché mercredi la ville de Saraqib et blessé neuf civils. "
            "L'armée syrienne a pris mercredi le village de Tel Sultan. "
            "Environ 600 familles ont fui Saraqib vers le nord."
        ),
        (
            "Au moins 11 personnes ont péri mardi dans un raid aérien sur Maarat al-Numan. "
            "Les secours cherchaient encore des survivants. "
            "L'opposition accuse l'aviation syrienne. "
            "Saraqib a aussi été bombardée par l'artillerie, faisant neuf blessés."
        ),
    ),
    (
        "ru",
        (
            "Авиация во вторник нанесла удар по городу Эль-Баб в провинции Алеппо, погибли 23 боевика. "
            "В среду артиллерия обстреляла Манбидж, ранены восемь мирных жителей. "
            "Сирийская армия в среду взяла под контроль город Дейр-Хафер. "
            "Из Манбиджа бежали 300 семей."
        ),
        "en",
        (
            "Aircraft struck the town of al-Bab in Aleppo province on Tuesday, killing 23 militants. "
            "On Wednesday artillery shelled Manbij, wounding eight civilians. "
            "The Syrian army took control of the town of Deir Hafer on Wednesday. "
            "Some 300 families fled Manbij."
        ),
        (
            "An air raid on al-Bab on Tuesday killed 23 ISIL fighters, a monitor said. "
            "Residents said that three children were among the dead. "
            "Clashes broke out near Manbij on Thursday."
        ),
    ),
    (
        "uk",
        (
            "У вівторок російські війська обстріляли Харків, загинули п'ятеро людей. "
            "У середу дрони атакували Одесу, поранено 12 людей. "
            "Українські війська у середу звільнили село Роботине."
        ),
        "en",
        (
            "On Tuesday Russian forces shelled Kharkiv, killing five people. "
            "On Wednesday drones attacked Odesa, wounding 12 people. "
            "Ukrainian forces liberated the village of Robotyne on Wednesday."
        ),
        (
            "Five people were killed in Kharkiv on Tuesday by Russian shelling, the governor said. "
            "Air defences shot down nine drones over Odesa on Wednesday; the mayor spoke of 12 wounded."
        ),
    ),
    (
        "ar",
        (
            "قصفت طائرات حربية مدينة حلب يوم الثلاثاء ما أدى إلى مقتل 18 شخصا. "
            "وأصيب 25 مدنيا في قصف مدفعي على إدلب يوم الأربعاء. "
            "وسيطر الجيش السوري على بلدة خان طومان يوم الأربعاء. "
            "ونزحت 500 عائلة من إدلب."
        ),
        "en",
        (
            "Warplanes bombed the city of Aleppo on Tuesday, killing 18 people. "
            "Artillery shelling on Idlib wounded 25 civilians on Wednesday. "
            "The Syrian army took control of the town of Khan Tuman on Wednesday. "
            "Some 500 families were displaced from Idlib."
        ),
        (
            "At least 18 people died in Aleppo on Tuesday in air strikes, rescuers said. "
            "The army denied having struck a hospital. "
            "In Idlib, shelling on Wednesday wounded 20 people."
        ),
    ),
    (
        "es",
        (
            "La aviación bombardeó el martes la ciudad de Raqqa y mató a 16 civiles. "
            "La artillería bombardeó el miércoles Kobani e hirió a siete personas. "
            "Las fuerzas kurdas capturaron el miércoles la localidad de Tal Abyad."
        ),
        "en",
        (
            "Aircraft bombed the city of Raqqa on Tuesday and killed 16 civilians. "
            "Artillery shelled Kobani on Wednesday and wounded seven people. "
            "Kurdish forces captured the town of Tal Abyad on Wednesday."
        ),
        (
            "Sixteen civilians were killed in air strikes on Raqqa on Tuesday, activists said. "
            "The coalition said it had hit an ISIL headquarters. "
            "Fighting continued near Tal Abyad."
        ),
    ),
    (
        "en",
        (
            "Israeli aircraft struck Khan Younis on Tuesday, killing 21 people. "
            "Rockets hit Ashkelon on Wednesday and wounded four people. "
            "Israeli troops withdrew from Beit Hanoun on Wednesday."
        ),
        "es",
        (
            "Aviones israelíes bombardearon el martes Jan Yunis y mataron a 21 personas. "
            "Cohetes impactaron el miércoles en Ashkelon e hirieron a cuatro personas. "
            "Las tropas israelíes se retiraron el miércoles de Beit Hanun."
        ),
        (
            "Al menos 21 personas murieron el martes en un bombardeo israelí sobre Jan Yunis, según los médicos. "
            "El ejército israelí dijo haber matado a un comandante. "
            "El miércoles cayeron cohetes en Ashkelon."
        ),
    ),
)
"""Language, report, another language, its translation, and an independent report in that language."""
FOUND = 5
"""Least translations of these that are found; of the sixth a third claim is not read."""


@pytest.fixture(scope="module")
def rooms():
    settings = Settings()
    return open_reader(settings.read_options()), open_gazetteer(settings.ground_options())


def copies_of(rooms, *told):
    """Return the (copy, source) of documents, told as (language, text, publisher, day)."""
    reader, gazetteer = rooms
    documents = [
        make_document(text, language=language, publisher=name, published=make_published(on), name=name, title=None)
        for language, text, name, on in told
    ]
    claims = [c for d in documents for c in ground(read(d, reader)[0], d, gazetteer)[0]]
    found = reconcile(documents, claims, [], gazetteer.actors)
    return {pair for origin in found.origins for pair in origin.repeats}


def test_translations_are_found_and_independent_reports_are_none(rooms):
    first, later = date(2016, 2, 18), date(2016, 2, 19)
    translated = independent = 0
    for language, text, other, translation, own in REPORTS:
        source = (language, text, "Marn Courier", first)
        translated += bool(copies_of(rooms, source, (other, translation, "Dolen Gazette", later)))
        independent += bool(copies_of(rooms, source, (other, own, "Dolen Gazette", later)))
    assert (translated >= FOUND, independent) == (True, 0)
