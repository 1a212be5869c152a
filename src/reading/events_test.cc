// SPDX-License-Identifier: Apache-2.0
#include "reading/events.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "language/analyze.h"

namespace synoptic {
namespace {

Result<std::string> open_list(std::string_view name) {
  std::ifstream file(std::string(SYNOPTIC_SOURCE_DIR "/data/languages/en/") +
                     std::string(name));
  if (!file) return Error{ErrorCode::NotFound, std::string(name)};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// "AGREE promised", or "none", of a text without a tree.
std::string event_in(std::string_view text) {
  static const LanguageResources language = *load_language_resources(open_list);
  static const EventResources resources = *load_event_resources(open_list);
  Document document;
  document.text = text;
  if (!text.empty()) {
    document.blocks.push_back(
        {{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Paragraph});
  }
  const Analysis analysis = analyze(document, language);
  if (analysis.sentences.empty()) return "none";
  const Sentence& sentence = analysis.sentences[0];
  const ClauseTree tree(analysis.tokens, sentence);
  const EventReading event = read_event(
      document.text, tree,
      {sentence.first_token, sentence.end_token, sentence.first_token},
      resources);
  if (event.type == EventType::None) return "none";
  std::string line(to_string(event.type));
  line += ' ';
  line += slice(document.text, analysis.tokens[event.token].span);
  if (event.polarity == Polarity::Negative) line += " not";
  return line;
}

TEST(events, the_main_verb_tells_the_event) {
  EXPECT_EQ(event_in("The miners promised to return."), "AGREE promised");
  EXPECT_EQ(event_in("The mayor rejected the plan."), "REJECT rejected");
  EXPECT_EQ(event_in("The guards shelled a village."), "ASSAULT shelled");
  EXPECT_EQ(event_in("It snowed."), "none");
  EXPECT_EQ(event_in(""), "none");
}

TEST(events, what_stands_beside_the_main_line_waits) {
  EXPECT_EQ(
      event_in("After rebels attacked the port, the mayor demanded help."),
      "REQUEST demanded");
}

TEST(events, intent_takes_its_type_from_what_is_intended) {
  EXPECT_EQ(event_in("The mayor said he will arrest the bakers."),
            "THREATEN arrest");
  EXPECT_EQ(event_in("The mayor said he will provide food to the bakers."),
            "AGREE provide");
}

TEST(events, what_is_not_given_is_refused) {
  EXPECT_EQ(event_in("The bakers did not accept the offer."),
            "REJECT accept not");
}

}  // namespace
}  // namespace synoptic
