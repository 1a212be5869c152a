// SPDX-License-Identifier: Apache-2.0
#include "reading/quotations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "language/analyze.h"
#include "reading/dump.h"
#include "reading/entities.h"

namespace synoptic {
namespace {

Result<std::string> open_list(std::string_view name) {
  std::ifstream file(std::string(SYNOPTIC_SOURCE_DIR) + "/data/languages/en/" +
                     std::string(name));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Without a model the rules do all; that is what is tested here.
Result<std::string> no_model(std::string_view name) {
  return Error{ErrorCode::NotFound, std::string(name)};
}

/// The entities and quotations of a text whose lines are its blocks.
struct Read {
  Document document;
  Reading reading;
};

Read read_text(std::string text) {
  static const LanguageResources language = *load_language_resources(open_list);
  static const EntityResources entities = *load_entity_resources(open_list);
  static const QuotationResources quotations =
      *load_quotation_resources(open_list, no_model);
  Read read;
  read.document.text = std::move(text);
  const std::string& all = read.document.text;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    if (end > begin)
      read.document.blocks.push_back(
          {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
           BlockKind::Paragraph});
    begin = end + 1;
  }
  const Analysis analysis = analyze(read.document, language);
  read_entities(read.document, analysis, entities, read.reading);
  read_quotations(read.document, analysis, quotations, read.reading);
  return read;
}

std::string quoted(std::string text) {
  const Read read = read_text(std::move(text));
  std::string out;
  for (const Quotation& quotation : read.reading.quotations) {
    if (!out.empty()) out += '\n';
    out += dump(read.document.text, quotation);
  }
  return out;
}

struct Case {
  std::string text;
  std::string dump;
};

TEST(quotations, a_speaker_stands_after_or_before) {
  const Case cases[] = {
      {"“The bridge will open in May,” said Mayor Ada Berg.",
       "direct [The bridge will open in May,] said <- Ada Berg (e1)"},
      {"“The bridge will open in May,” Ada Berg told reporters.",
       "direct [The bridge will open in May,] told <- Ada Berg (e1)"},
      {"“The bridge will open in May,” Ada Berg, the mayor, said.",
       "direct [The bridge will open in May,] said <- Ada Berg (e1)"},
      {"Ada Berg said: “The bridge will open in May.”",
       "direct [The bridge will open in May.] said <- Ada Berg (e1)"},
      {"“The bridge will open in May,” according to Ada Berg.",
       "direct [The bridge will open in May,] according to <- Ada Berg (e1)"},
      {"“The bridge will open in May,” a senior official said.",
       "direct [The bridge will open in May,] said <- a senior official"},
  };
  for (const Case& c : cases) EXPECT_EQ(quoted(c.text), c.dump) << c.text;
}

TEST(quotations, a_split_quotation_is_one) {
  EXPECT_EQ(
      quoted("“The bridge is old,” Ada Berg said, “and it will fall.”"),
      "direct [The bridge is old,] [and it will fall.] said <- Ada Berg (e1)");
  EXPECT_EQ(
      quoted("“The bridge is old,” Ada Berg said. “It will fall.”"),
      "direct [The bridge is old,] [It will fall.] said <- Ada Berg (e1)");
}

TEST(quotations, paragraphs_without_a_cue_go_on_with_the_speaker) {
  EXPECT_EQ(quoted("“The bridge is old,” Ada Berg said.\n"
                   "“It will fall one day. We all know it.”"),
            "direct [The bridge is old,] said <- Ada Berg (e1)\n"
            "direct [It will fall one day. We all know it.] - <- Ada Berg "
            "(e1)");
}

TEST(quotations, a_role_noun_and_an_apposition_and_a_later_pronoun_are_known) {
  const Case cases[] = {
      {"Olaf Lund, a baker in Elbing, lost his shop.\n"
       "“I have nothing left,” he said.",
       "direct [I have nothing left,] said <- Olaf Lund (e1)"},
      {"Mayor Ada Berg came late. “We will pay for it all,” the mayor said.",
       "direct [We will pay for it all,] said <- Ada Berg (e1)"},
      {"Ada Berg, who leads the union, spoke first.\n"
       "“The road is closed,” Berg said. She left at once.",
       "direct [The road is closed,] said <- Ada Berg (e1)"},
  };
  for (const Case& c : cases) EXPECT_EQ(quoted(c.text), c.dump) << c.text;
}

TEST(quotations, a_signature_counts_though_a_sentence_ends_at_its_dash) {
  // The line separator after the dash ends a sentence, as a splitter may.
  EXPECT_EQ(quoted("“We have waited for years.” ―\u2028Ada Berg"),
            "direct [We have waited for years.] ― <- Ada Berg (e1)");
}

TEST(quotations, they_are_the_several_of_the_sentence_before) {
  const Case cases[] = {
      {"Ada Berg and Olaf Lund came late.\n"
       "“The road is closed. It will stay so,” they said.",
       "direct [The road is closed. It will stay so,] said <- Ada Berg and "
       "Olaf Lund"},
      {"Ada Berg met Olaf Lund in Elbing.\n"
       "“The road is closed for good,” they said in a note.",
       "direct [The road is closed for good,] said <- Ada Berg and Olaf Lund"},
      {"Ada Berg and Olaf Lund came late.\n"
       "“The road is closed. It will stay so,” they said.\n"
       "Asked again, they said: “It will stay closed for good.”",
       "direct [The road is closed. It will stay so,] said <- Ada Berg and "
       "Olaf Lund\n"
       "direct [It will stay closed for good.] said <- Ada Berg and Olaf Lund"},
  };
  for (const Case& c : cases) EXPECT_EQ(quoted(c.text), c.dump) << c.text;
}

TEST(quotations, a_nickname_is_no_speech) {
  EXPECT_EQ(quoted("Olaf “Tiny” Lund ran the shop for years."), "");
}

TEST(quotations, a_quotation_of_three_paragraphs_has_one_speaker) {
  EXPECT_EQ(quoted("“The bridge is old,” Ada Berg said. “It was built badly.\n"
                   "“It will fall one day.\n"
                   "“Then we shall all be sorry.”"),
            "direct [The bridge is old,] [It was built badly.] [It will fall "
            "one day.] [Then we shall all be sorry.] said <- Ada Berg (e1)");
}

TEST(quotations, a_pronoun_of_nobody_has_no_name) {
  const Read read = read_text("“The road is closed for good,” they said.");
  ASSERT_EQ(read.reading.quotations.size(), 1U);
  ASSERT_TRUE(read.reading.quotations[0].speaker);
  EXPECT_EQ(read.reading.quotations[0].speaker->name, "");
  EXPECT_EQ(slice(read.document.text, read.reading.quotations[0].speaker->span),
            "they");
}

TEST(quotations, a_lost_mark_costs_its_own_paragraph_alone) {
  const Read read = read_text(
      "“The bridge is old, and nobody cares.\n"
      "The film was long.\n"
      "“The road is closed,” Olaf Lund said.");
  ASSERT_FALSE(read.reading.quotations.empty());
  EXPECT_EQ(dump(read.document.text, read.reading.quotations.back()),
            "direct [The road is closed,] said <- Olaf Lund (e1)");
}

TEST(quotations, ten_thousand_quotations_and_five_thousand_names_are_read) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "“It is so,” Ada Berg said. ";
  text += "\n";
  for (int i = 0; i < 5000; ++i)
    text += "Ada Berg" + std::string(1, static_cast<char>('a' + i % 26)) +
            std::string(1, static_cast<char>('a' + i / 26 % 26)) + ", ";
  EXPECT_GT(read_text(text).reading.quotations.size(), 1000U);
}

TEST(quotations, some_words_of_a_speech_are_mixed) {
  EXPECT_EQ(quoted("Ada Berg called the bridge “a disgrace” on Monday."),
            "mixed [the bridge “a disgrace” on Monday] called <- Ada Berg "
            "(e1)");
}

TEST(quotations, scare_quotes_and_titles_are_no_speech) {
  EXPECT_EQ(quoted("The “old bridge” fell."), "");
  EXPECT_EQ(quoted("The film “Old Bridge” was a success in Elbing."), "");
}

TEST(quotations, indirect_speech_is_found) {
  EXPECT_EQ(quoted("Ada Berg said that the bridge would fall."),
            "indirect [that the bridge would fall] said <- Ada Berg (e1)");
  EXPECT_EQ(quoted("The bridge would fall, according to Ada Berg."),
            "indirect [The bridge would fall] according to <- Ada Berg (e1)");
}

TEST(quotations, a_name_goes_to_its_entity) {
  const Read read = read_text(
      "Mayor Ada Berg met Olaf Berg. Ada Berg, a lawyer, left early.\n"
      "The Elbing Road Authority (ERA) will pay. The ERA has money.");
  std::string out;
  for (const Entity& entity : read.reading.entities) out += dump(entity) + "\n";
  EXPECT_EQ(out,
            "e1 person Ada Berg |  | Mayor; lawyer\n"
            "e2 person Olaf Berg\n"
            "e3 organization Elbing Road Authority | ERA\n");
}

TEST(quotations, countries_go_by_adjectives_and_capitals) {
  const Read read = read_text(
      "Norway and Sweden met in Oslo. Oslo said no. Swedish officials left.");
  EXPECT_EQ(dump_mentions(read.document.text, read.reading),
            "Norway:e1 Sweden:e2 Oslo:e3 Oslo:e1 Swedish:e2");
}

TEST(quotations, a_pronoun_goes_to_the_person_the_text_is_about) {
  const Read read = read_text(
      "Chairwoman Ada Berg spoke with Mr Olaf Lund. She said it was late.");
  EXPECT_EQ(dump_mentions(read.document.text, read.reading),
            "Ada Berg:e1 Olaf Lund:e2 She:e1");
}

}  // namespace
}  // namespace synoptic
