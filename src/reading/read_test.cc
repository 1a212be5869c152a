// SPDX-License-Identifier: Apache-2.0
//
// The whole reading of a report with the lists and models that are shipped.
#include "reading/read.h"

#include <gtest/gtest.h>

#include <string>

#include "language/analyze.h"
#include "reading/dump.h"
#include "reading/testing/shipped_reading.h"

namespace synoptic {
namespace {

struct Read {
  Document document;
  Reading reading;
};

/// Reads a text whose lines are its blocks.
Read read_text(std::string text) {
  Read result;
  Document& document = result.document;
  document.text = std::move(text);
  document.published = "2025-03-10";
  for (std::size_t at = 0; at < document.text.size();) {
    const std::size_t end =
        std::min(document.text.find('\n', at), document.text.size());
    if (end > at) {
      document.blocks.push_back(
          {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
           BlockKind::Paragraph});
    }
    at = end + 1;
  }
  const Analysis analysis =
      analyze(document, ShippedReading::shared().language);
  result.reading = read(document, analysis, ShippedReading::shared().reading);
  return result;
}

/// Who speaks what between marks: "[It fell] <- Ada Berg", a line for each.
std::string spoken_in(const std::string& text) {
  const Read read = read_text(text);
  std::string out;
  for (const Quotation& quotation : read.reading.quotations) {
    if (quotation.quoted.empty()) continue;
    if (!out.empty()) out += '\n';
    for (const Span words : quotation.quoted) {
      out.append("[").append(slice(read.document.text, words)).append("] ");
    }
    out += "<- " + (quotation.speaker ? quotation.speaker->name : "-");
  }
  return out;
}

/// All that is cited, the pieces parted by a slash: "official: safe / closed".
std::string cited_in(const std::string& text) {
  const Read read = read_text(text);
  std::string out;
  for (const Quotation& quotation : read.reading.quotations) {
    if (!out.empty()) out += '\n';
    out += quotation.speaker ? quotation.speaker->name : "-";
    std::string_view joint = ": ";
    for (const Span piece : quotation.content) {
      out.append(joint).append(slice(read.document.text, piece));
      joint = " / ";
    }
  }
  return out;
}

/// Who vouches for the first statement, innermost first.
std::string holders_in(const std::string& text) {
  const Read read = read_text(text);
  std::string out;
  if (read.reading.statements.empty()) return out;
  for (const Holder& holder : read.reading.statements[0].holders) {
    out += (out.empty() ? "" : ", ") + holder.name;
  }
  return out;
}

std::string entities_in(const std::string& text) {
  std::string out;
  for (const Entity& entity : read_text(text).reading.entities) {
    out += dump(entity) + "\n";
  }
  return out;
}

struct Case {
  std::string text;
  std::string expected;
};

TEST(read, what_is_called_something_does_not_call_itself_so) {
  const Case cases[] = {
      {"So far, this road is closed to the town, and therefore a second road, "
       "called the \u201Csnake,\u201D is being built.",
       ""},
      {"The road, called \u201Ca disgrace\u201D by Ada Berg, is closed.",
       "[a disgrace] <- Ada Berg"},
  };
  for (const Case& c : cases) EXPECT_EQ(spoken_in(c.text), c.expected);
}

TEST(read, words_belong_to_the_innermost_who_utters_them) {
  const Case cases[] = {
      {"The council rejected the terms as \"a danger to the town,\" Mayor Ada "
       "Berg said.",
       "[a danger to the town,] <- Ada Berg"},
      {"Mayor Ada Berg came. According to her, the parties agreed on the "
       "exchange of land on a \u201Cfield for field\u201D basis.",
       "[field for field] <- Ada Berg"},
      {"Olaf Lund castigated what Ada Berg described as \"an old lie told by "
       "fools.\"",
       "[an old lie told by fools.] <- Ada Berg"},
      {"The minister told the Elbing Post that Lund had called the plan \"a "
       "farce.\"",
       "[a farce.] <- Lund"},
  };
  for (const Case& c : cases) EXPECT_EQ(spoken_in(c.text), c.expected);
}

/// The events of a text's clauses, in order: "ASSAULT heavy-weapons".
std::string events_in(const std::string& text) {
  std::string out;
  for (const Statement& statement : read_text(text).reading.statements) {
    if (statement.event == EventType::None) continue;
    if (!out.empty()) out += "; ";
    out += to_string(statement.event);
    if (!statement.mode.empty()) out += ' ' + statement.mode;
  }
  return out;
}

TEST(read, each_clause_has_the_event_that_its_verb_tells) {
  const Case cases[] = {
      {"Rebels shelled the port after the mayor had rejected their terms.",
       "ASSAULT heavy-weapons; REJECT"},
      {"The guards accused of theft were freed by the court on Monday.",
       "YIELD retreat"},
      {"The minister is expected to visit Norway.", "CONSULT visit"},
      {"The council wants to arrest the bakers.", "THREATEN arrest"},
      {"The council wants the bakers to leave.", "REQUEST"},
      {"The bakers must leave the square, the mayor said.", ""},
      {"The soldiers must return the prisoners, the mayor said.", "REQUEST"},
      {"The union issued a statement demanding peace.", "REQUEST"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(events_in(c.text), c.expected) << c.text;
}

TEST(read, a_noun_tells_an_event_where_the_verb_tells_none) {
  const Case cases[] = {
      {"The army launched a missile strike on the port.",
       "ASSAULT heavy-weapons"},
      {"Workers began a strike at the mill.", "PROTEST strike"},
      {"The attack on the village left ten people homeless.", "ASSAULT"},
      {"Talks between Norway and Sweden took place in Elbing.", "CONSULT"},
      {"The minister will attend a summit in Elbing.", "AGREE"},
      {"Historians studied the attack on the village.", ""},
      {"The book is about the massacre.", ""},
  };
  for (const Case& c : cases)
    EXPECT_EQ(events_in(c.text), c.expected) << c.text;
}

TEST(read, who_is_cited_by_somebody_stands_in_what_that_one_says) {
  const Case cases[] = {
      {"The bridge is safe, according to a Norland official quoted by the "
       "Elbing Post.",
       "a Norland official: The bridge is safe\n"
       "Elbing Post: The bridge is safe / a Norland official"},
      {"\"The bridge is safe,\" the Elbing Post quoted a Norland official as "
       "saying.",
       "a Norland official: The bridge is safe,\n"
       "Elbing Post: The bridge is safe, / a Norland official"},
      {"The Elbing Post quoted a Norland official as saying that the bridge "
       "was safe.",
       "Elbing Post: a Norland official / that the bridge was safe\n"
       "a Norland official: that the bridge was safe"},
      {"Lund was quoted by the Elbing Post as saying that two men were held.",
       "Elbing Post: Lund / that two men were held\n"
       "Lund: that two men were held"},
      {"Two men were held, the Elbing Post reported, citing a police source.",
       "a police source: Two men were held\n"
       "Elbing Post: Two men were held / a police source"},
      {"The Elbing Post, citing a police source, reported that two men were "
       "held.",
       "Elbing Post: a police source / that two men were held\n"
       "a police source: that two men were held"},
  };
  for (const Case& c : cases) EXPECT_EQ(cited_in(c.text), c.expected);
}

TEST(read, a_quantifier_that_speaks_counts_whom_the_text_counted_last) {
  EXPECT_EQ(
      spoken_in("Most voters approved of the bridge, while many also "
                "feared \u201Ca very long winter without any ferry.\u201D"),
      "[a very long winter without any ferry.] <- many voters");
  EXPECT_EQ(spoken_in("The bridge is open. Many said: \u201CIt came far too "
                      "late for us all.\u201D"),
            "[It came far too late for us all.] <- Many");
}

TEST(read, embassies_of_one_state_in_two_towns_are_two) {
  EXPECT_EQ(entities_in("The Norwegian Embassy in Elbing was closed. The "
                        "Embassy said it will open on Monday."),
            "e1 organization Norwegian Embassy in Elbing | Norwegian Embassy; "
            "Embassy |  | NO\ne2 place Elbing\n");
  const std::string two = entities_in(
      "The Norwegian Embassy in Cairo was closed. The Norwegian Embassy in "
      "Paris was open.");
  EXPECT_NE(two.find("Norwegian Embassy in Cairo"), std::string::npos) << two;
  EXPECT_NE(two.find("Norwegian Embassy in Paris"), std::string::npos) << two;
}

TEST(read, a_surname_of_two_people_is_given_to_neither_without_a_sign) {
  const Read open = read_text(
      "Ada Berg and Olaf Berg came to the hall. Berg said the bridge is "
      "closed.");
  ASSERT_EQ(open.reading.entities.size(), 3U);
  EXPECT_EQ(open.reading.entities[2].name, "Berg");
  EXPECT_EQ(open.reading.mentions.back().why.rule,
            "several people have this name: left open");
  EXPECT_EQ(
      entities_in("Mary Berg came. Peter Berg left. Mrs. Berg said that "
                  "the bridge is closed. Mr. Berg agreed."),
      "e1 person Mary Berg | Berg | Mrs.\ne2 person Peter Berg | Berg | Mr.\n");
  EXPECT_EQ(entities_in("Ada Berg came to the hall. It was late. The road was "
                        "closed. Olaf Berg spoke. Berg said that it was late."),
            "e1 person Ada Berg\ne2 person Olaf Berg | Berg\n");
}

TEST(read, what_stands_for_a_state_has_its_code) {
  const Case cases[] = {
      {"The Norwegian Foreign Ministry said that talks would go on.",
       "e1 organization Norwegian Foreign Ministry |  |  | NO\n"},
      {"Norway's Defence Ministry denied the report.",
       "e1 place Norway |  |  | NO\ne2 organization Defence Ministry |  |  | "
       "NO\n"},
      {"Oslo said that talks would go on.", "e1 place Norway | Oslo |  | NO\n"},
      {"Talks went on in Oslo.", "e1 place Oslo\n"},
      {"The Foreign Ministry said that talks would go on.",
       "e1 organization Foreign Ministry\n"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(entities_in(c.text), c.expected) << c.text;
}

TEST(read, a_reason_that_is_cited_does_not_speak) {
  const std::string cited = cited_in(
      "The mayor said that the road was closed, citing the heavy rain.");
  EXPECT_NE(cited.find("The mayor"), std::string::npos) << cited;
  EXPECT_EQ(cited.find("rain:"), std::string::npos) << cited;
}

TEST(read, a_statement_is_held_by_who_is_cited_and_then_by_who_cites) {
  EXPECT_EQ(holders_in("The bridge is safe, according to a Norland official "
                       "quoted by the Elbing Post."),
            "a Norland official, Elbing Post");
  EXPECT_EQ(holders_in("Two men were held, the Elbing Post reported, citing a "
                       "police source."),
            "a police source, Elbing Post");
}

TEST(read, the_place_of_a_dateline_does_not_speak) {
  const Case cases[] = {
      {"Harbour Bay, 3 June \u2014 Both sides said the talks were useful.",
       "Both sides: the talks were useful"},
      {"VESTMAR, Karelund - Officials said that the road is closed.",
       "Officials: that the road is closed"},
      {"ELBING (AP) \u2014 Officials said that the road is closed.",
       "Officials: that the road is closed"},
      {"Ada Berg, mayor - and heir - of Elbing, said that the road is closed.",
       "Ada Berg: that the road is closed"},
  };
  for (const Case& c : cases) EXPECT_EQ(cited_in(c.text), c.expected);
}

TEST(read, every_record_tells_why) {
  const Read read = read_text(
      "Mayor Ada Berg said on Monday that about 20 men were held. \u201CThe "
      "council must pay,\u201D she said.\nThe bridge, according to an official "
      "quoted by the Elbing Post, is safe. Officials met.");
  const Reading& reading = read.reading;
  for (const Mention& m : reading.mentions) EXPECT_NE(m.why.rule, "");
  for (const TimeExpression& t : reading.times) EXPECT_NE(t.why.rule, "");
  for (const Quantity& q : reading.quantities) EXPECT_NE(q.why.rule, "");
  for (const Quotation& q : reading.quotations) EXPECT_FALSE(q.why.empty());
  for (const Statement& s : reading.statements) EXPECT_FALSE(s.why.empty());
  ASSERT_EQ(reading.quantities.size(), 1U);
  EXPECT_EQ(reading.quantities[0].why.rule, "words loosen the number");
  EXPECT_EQ(slice(read.document.text, reading.quantities[0].why.words),
            "about");
  bool by_must = false;
  for (const Statement& statement : reading.statements)
    for (const Reason& reason : statement.why)
      by_must = by_must || (reason.rule == "status by this word" &&
                            slice(read.document.text, reason.words) == "must");
  EXPECT_TRUE(by_must);
}

/// The times of a report of Monday, 10 March 2025: "yesterday 2025-03-09".
std::string times_in(const std::string& text) {
  const Read read = read_text(text);
  std::string out;
  for (const TimeExpression& time : read.reading.times) {
    if (!out.empty()) out += "; ";
    out.append(slice(read.document.text, time.span)).append(" ");
    out += time.value;
  }
  return out;
}

TEST(read, quoted_words_count_from_the_day_on_which_they_were_said) {
  const Case cases[] = {
      {"Mayor Ada Berg told the Elbing Post on Tuesday: \u201CWe met the "
       "miners yesterday.\u201D",
       "Tuesday 2025-03-04; yesterday 2025-03-03"},
      {"\u201CThe bridge will open tomorrow,\u201D Ada Berg wrote on 2 May "
       "2021.",
       "tomorrow 2021-05-03; 2 May 2021 2021-05-02"},
      {"Ada Berg said on Tuesday that the bridge was closed yesterday.",
       "Tuesday 2025-03-04; yesterday 2025-03-09"},
      {"\u201CWe met yesterday,\u201D Ada Berg said.", "yesterday 2025-03-09"},
      {"\u201CWe met in May 2020,\u201D Ada Berg said on Tuesday.",
       "May 2020 2020-05; Tuesday 2025-03-04"},
  };
  for (const Case& c : cases) EXPECT_EQ(times_in(c.text), c.expected) << c.text;
}

TEST(read, there_is_nobody) {
  EXPECT_EQ(
      spoken_in("Berg also wrote \u201Cthere is no other explanation\u201D for "
                "the fire and that the failure to respond to a request for "
                "help \u201Cfurther shows the guilt of the owner.\u201D"),
      "[there is no other explanation] <- Berg\n"
      "[further shows the guilt of the owner.] <- Berg");
}

TEST(read, a_surname_that_is_a_month_speaks_and_is_no_time) {
  const Read read =
      read_text("Mara May resigned. May said that the road would open in May.");
  ASSERT_EQ(read.reading.quotations.size(), 1U);
  ASSERT_TRUE(read.reading.quotations[0].speaker);
  EXPECT_EQ(read.reading.quotations[0].speaker->name, "Mara May");
  ASSERT_EQ(read.reading.times.size(), 1U);
  EXPECT_EQ(read.reading.times[0].value, "2025-05");
}

TEST(read, a_body_is_known_by_its_last_word_and_letters_alone_are_no_head) {
  EXPECT_EQ(entities_in("The Elbing Road Authority met on Monday. Later the "
                        "Authority said that the bridge is closed."),
            "e1 organization Elbing Road Authority | Authority\n");
  EXPECT_EQ(entities_in("A nurse of the ERB Hospital was hurt. ERB is a "
                        "company that owns several hospitals."),
            "e1 organization ERB Hospital\ne2 organization ERB\n");
}

}  // namespace
}  // namespace synoptic
