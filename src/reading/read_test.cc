// SPDX-License-Identifier: Apache-2.0
//
// The whole reading of a report with the lists and models that are shipped.
#include "reading/read.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "language/analyze.h"
#include "reading/dump.h"

namespace synoptic {
namespace {

OpenList open_in(std::string folder) {
  return [folder](std::string_view name) -> Result<std::string> {
    std::ifstream file(folder + std::string(name), std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, std::string(name)};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  };
}

struct Lists {
  LanguageResources language = *load_language_resources(
      open_in(SYNOPTIC_SOURCE_DIR "/data/languages/en/"),
      open_in(SYNOPTIC_SOURCE_DIR "/models/"));
  ReadingResources reading = *load_reading_resources(
      open_in(SYNOPTIC_SOURCE_DIR "/data/languages/en/"),
      open_in(SYNOPTIC_SOURCE_DIR "/models/"));
};

const Lists& lists() {
  static const Lists loaded;
  return loaded;
}

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
  const Analysis analysis = analyze(document, lists().language);
  result.reading = read(document, analysis, lists().reading);
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
