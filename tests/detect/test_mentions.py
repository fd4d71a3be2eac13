"""Words whose language the text names, and names that it translates."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[tuple[str, str]]:
    """The words and the primary subtag of each span."""
    return [(text[s.start : s.end], s.language.split("-")[0]) for s in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("The Hebrew word for “refuse” (ma'an) comes twice.", "ma'an", "he"),
        ("Name: Yupi. This is a Quechua word for “track”.", "Yupi", "qu"),
        ("The name (“wen” being the Welsh word for white) is old.", "wen", "cy"),
        ("Torschlusspanik is German for the fear of a closing gate.", "Torschlusspanik", "de"),
        ("Jeong, Korean for a bond that grows slowly, has no plural.", "Jeong", "ko"),
        ("Lviv (Polish: Lwów) changed hands four times.", "Lwów", "pl"),
        ("The Swedish expression fika covers the cake, too.", "fika", "sv"),
        ("The Basque for good night is gabon lagun.", "gabon lagun", "eu"),
        ("The dish is known in Tajik as qurutob.", "qurutob", "tg"),
        ("In Swahili, safari means any journey at all.", "safari", "sw"),
        ("A roadside inn, öteng in Uyghur, had one door.", "öteng", "ug"),
        ("The term is a loan from German Brotzeit.", "Brotzeit", "de"),
        ("The farm's name comes from Old Norse bekkr, a stream.", "bekkr", "non"),
        ("It was a Schlimmbesserung, as the Germans say.", "Schlimmbesserung", "de"),
        ("Sunday lunch is what the Finns call Pöperö.", "Pöperö", "fi"),
        ("The mountain is “Satapla”, which in Georgian means “honey”.", "Satapla", "ka"),
        ("The Hebrew word for “return” (shub) opens the chapter.", "shub", "he"),
        ("Maven, a Yiddish word, names somebody who knows.", "Maven", "yi"),
        ("The Swedish words ljung, myrtle and sumpmark describe the bog.", "ljung", "sv"),
        ("Bröd and smör is Swedish for supper.", "Bröd", "sv"),
        ("Perth (Peairt in Scottish Gaelic) has two bridges.", "Peairt", "gd"),
        ("Enjoy the meal, or as the Germans say, Mahlzeit.", "Mahlzeit", "de"),
        ("Answer with Azerbaijani words like “dağ”, “çay” and “yol”.", "çay", "az"),
        ("It is empty space, what the Japanese call “ma”.", "ma", "ja"),
        ("It is Miya in Hausa, Ofe Ugbo in Igbo and Efo Tete in Yoruba.", "Ofe Ugbo", "ig"),
        ("Ailtir (architect in Scottish Gaelic) is a plan.", "Ailtir", "gd"),
        ("Mitrata (Hindi: friendship) is the promise of the bank.", "Mitrata", "hi"),
        ("“Pile” — which is Finnish for “if” — closed the list.", "Pile", "fi"),
        ("The word “villa” in Icelandic means “error”.", "villa", "is"),
        ("The Hebrew word for “redeem” (ga'al) implies a debt.", "ga'al", "he"),
        ("In Mongolian, the word for sky is tengri.", "tengri", "mn"),
        ("Belarusians call Ivan “Vanyok”, meaning Jack.", "Vanyok", "be"),
        ("It is a translation of the Kurdish Jin, Jiyan, Azadî.", "Jin, Jiyan, Azadî", "ku"),
        ("The Greek xenitia is exile and homesickness at once.", "xenitia", "el"),
    ],
)
def test_a_word_whose_language_is_said_is_found(text: str, word: str, language: str) -> None:
    assert (word, language) in found(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The party calls itself Zemlia i Volia (“Land and Freedom”).", "Zemlia i Volia"),
        ("The movement, Nahdat Watan, or “Renaissance of the homeland,” has no office.",
         "Nahdat Watan"),
        ("The raiders of Boko Kasuwa, whose name means “book market,” fled.", "Boko Kasuwa"),
        ("They sang Dast-e Tanha (The Hand Is Alone) at dawn.", "Dast-e Tanha"),
        ("The ruin which the villagers called Zimbao, ‘court’, is gone.", "Zimbao"),
        ("Bhar-Chal, which translates to “tiger walk,” is a game.", "Bhar-Chal"),
        ("The anthem, Tavisuphali (“Freedom”), was sung.", "Tavisuphali"),
        ("He translated Sinu Surmatu Laul as The Song of Your Death.", "Sinu Surmatu Laul"),
        ("The best of his films is Sōshuntei (1956; Early Spring).", "Sōshuntei"),
        ("He spoke of the intifada (“shaking off”) of that winter.", "intifada"),
        ("The Ottomans called it Kızıl Elma, the Red Apple.", "Kızıl Elma"),
    ],
)  # fmt: skip
def test_a_name_that_is_translated_is_found(text: str, words: str) -> None:
    assert words in [word for word, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The German Chancellor Olaf Bergmann spoke in French for an hour.",
        "Telefónica SA (“the Company”) reported a loss.",
        "Massimo Botturi (“I cook memories”) runs a kitchen in Modena.",
        "He wrote on Friday, which means that the court will be late.",
        "In Japanese, as in Korean, the verb comes last.",
        "The Russian term limits were lifted; the French term paper was not.",
        "She spoke in German to Hannelore Kraftwerk.",
        "The word “window” comes from Old Norse.",
        "Hordijk [ˈɦɔrdɛik] is a village and Vlist /ˈvlɪst/ a river.",
        "Edit deployment.yml and index.html before you start.",
        "The Alternative für Oberdorf won a seat at the expense of nobody.",
        "Azerbaijani words and English equivalents stand side by side.",
        "Russians call Gromov the boss; Germans call Angela Kerner a friend.",
        "At a meeting in an Oskalunka, Iowa, coffee shop she read the emails (including old ones).",
        "They called it Brexiteering and left.",
    ],
)
def test_names_and_english_beside_a_language_are_no_spans(text: str) -> None:
    assert found(text) == []


def test_a_list_of_equations_is_parted_into_its_words() -> None:
    text = "Finnish words: veri = blood, virtsa = urine, sylki = saliva."
    words = [word for word, _ in found(text)]
    assert "virtsa" in words
    assert all("=" not in word and "urine" not in word for word in words)


def test_one_word_that_is_called_out_between_marks_is_found() -> None:
    assert ("Gagimarjos!", "ka") in found("“Gagimarjos!” roars the table, and the horn goes round.")


def test_a_capitalised_transliteration_in_the_bracket_of_its_original_is_found() -> None:
    text = "He wrote the hymn (আমার সোনার দেশ, Amar Shonar Desh) in a week."
    assert ("Amar Shonar Desh", "bn") in found(text)


def test_a_word_that_stands_twice_is_likelier_foreign() -> None:
    assert "siga-siga" in [word for word, _ in found("I was told siga-siga on the island.")]


def test_two_languages_side_by_side_are_two_spans() -> None:
    words = found("On the wall it says défense de fumer, kouření zakázáno and nothing else.")
    assert [word for word, _ in words] == ["défense de fumer", "kouření zakázáno"]


def test_what_and_and_brackets_join_are_spans_of_their_own() -> None:
    text = "There were houses (alovkhona and mehmonkhona) (Rahimov 1990) in every Tajik village."
    assert [word for word, _ in found(text)] == ["alovkhona", "mehmonkhona"]


def test_how_a_word_is_pronounced_is_no_span() -> None:
    text = "Akahelo (“ah-ka-heh-loh”), the Hawaiian word for “care”, is painted on it."
    assert found(text) == [("Akahelo", "haw")]


def test_the_language_alone_in_a_bracket_names_that_of_the_word_before() -> None:
    text = "Waldeinsamkeit (German) – the feeling of being alone in the woods."
    assert found(text) == [("Waldeinsamkeit", "de")]


def test_an_english_word_after_a_quotation_is_not_taken_in() -> None:
    text = "In Dutch one speaks of a “cosy room” as gezellige kamer."
    assert [word for word, _ in found(text)] == ["gezellige kamer"]


def test_a_borrowed_dish_that_is_explained_is_found() -> None:
    text = "They serve injera (a sourdough flatbread) on one tray."
    assert [word for word, _ in found(text)] == ["injera"]


def test_a_word_and_its_translation_in_a_bracket_are_not_one_span() -> None:
    assert [word for word, _ in found("She called it a “farsa” (farce).")] == ["farsa"]


def test_a_dash_and_an_article_explain_a_word() -> None:
    text = "The auction house sold a tamga – a clan mark – for a million."
    assert [word for word, _ in found(text)] == ["tamga"]


def test_the_reasons_say_that_the_text_names_the_language_or_translates() -> None:
    named = find_spans("Jeong, Korean for a bond that grows slowly, has no plural.")
    assert "the text names their language" in named[0].because
    translated = find_spans("The party calls itself Zemlia i Volia (“Land and Freedom”).")
    assert "the text says what they mean" in translated[0].because


def test_the_name_of_a_language_is_no_part_of_its_words() -> None:
    text = "The station (Serbian: Radio-televizija Srbije, Serbian Cyrillic: Радио) is in Belgrade."
    assert ("Radio-televizija Srbije", "sr") in found(text)


def test_an_adverb_after_the_name_of_a_language_is_none_of_its_words() -> None:
    assert "usually" not in [word for word, _ in found("‘Kereta’ in Malay usually means a car.")]


def test_both_translated_parts_of_a_compound_are_found() -> None:
    text = "The word is a compound (from German rumpeln ‘to rattle’ and Kammer ‘chamber’)."
    assert found(text) == [("rumpeln", "de"), ("Kammer", "de")]


def test_the_origin_of_a_word_in_a_bracket_is_a_word_of_its_own() -> None:
    text = "The hamlet grew around a mültezim (from Arabic multazim, “bound”) and his barns."
    assert [words for words, _ in found(text)] == ["mültezim", "multazim"]


def test_an_author_before_a_title_in_other_letters_is_no_span() -> None:
    text = "Rahim Sattorzoda, Боғи кӯҳна (‘The Old Garden’), vol. 3 (Khujand, 1961), pp. 7–9."
    assert [words for words, _ in found(text)] == ["Боғи кӯҳна"]


def test_the_name_of_a_language_before_its_word_stays_outside() -> None:
    assert found("The porch (Uzbek ayvon, Tajik айвон) faces north.") == [
        ("ayvon", "uz"),
        ("айвон", "tg"),
    ]


def test_what_a_people_says_for_a_place_is_found() -> None:
    assert found("The map has Athens; the Greeks say Athína, and so do we.") == [("Athína", "el")]
    assert found("The Germans say Merkel, the chancellor, was wrong.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Welsh tad ‘father’ changes with what stands before it.", [("tad", "cy")]),
        ("Swedish öl is beer. Turkish öl is “die”.", [("öl", "sv"), ("öl", "tr")]),
        (
            "Swedish fönster, German Fenster and Welsh ffenestr are all the same thing.",
            [("fönster", "sv"), ("Fenster", "de"), ("ffenestr", "cy")],
        ),
        ("Old Irish ech, Latin equus, Sanskrit aśva: ‘horse’.", [("equus", "la"), ("aśva", "sa")]),
        ("Finnish talo : Estonian talu = house.", [("talo", "fi"), ("talu", "et")]),
        ("The stars are called Matariki (eyes of the chiefs) there.", [("Matariki", "mi")]),
    ],
)
def test_a_word_right_behind_the_name_of_its_language_is_of_it(
    text: str, words: list[tuple[str, str]]
) -> None:
    assert [one for one in found(text) if one in words] == words


@pytest.mark.parametrize(
    "text",
    [
        "The Polish daily ‘news’ and the Danish weekly “things” are shut.",
        "Danish cheese means little to me, and French bread is good.",
        "The Japanese call “now” the best of times, and the Dutch say ‘later’.",
        "Italian camera is a brand; Greek debt: trouble.",
    ],
)
def test_english_behind_the_name_of_a_people_stays_english(text: str) -> None:
    assert found(text) == []
