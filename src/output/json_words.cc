// SPDX-License-Identifier: Apache-2.0
#include "output/json_words.h"

#include <cmath>
#include <cstddef>

#include "base/date.h"

namespace synoptic {
namespace {

constexpr int kSecondsOfDay = 24 * 60 * 60;

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10),
          static_cast<char>('0' + value % 10)};
}

void write_bound(JsonWriter& json, std::string_view name, double value,
                 Measure measure) {
  if (measure == Measure::Days) {
    json.member_or_null(name, moment_text(value));
  } else {
    json.member(name, value);
  }
}

}  // namespace

std::string_view to_word(BlockKind kind) {
  constexpr std::string_view kWords[] = {
      "headline",    "heading", "paragraph", "list-item",
      "block-quote", "entry",   "caption"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string_view to_word(MentionKind kind) {
  constexpr std::string_view kWords[] = {"name", "acronym", "pronoun",
                                         "description"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string_view to_word(TimeType type) {
  constexpr std::string_view kWords[] = {"DATE", "TIME", "DURATION", "SET"};
  return kWords[static_cast<std::size_t>(type)];
}

std::string_view to_word(Per per) {
  constexpr std::string_view kWords[] = {"", "each", "all"};
  return kWords[static_cast<std::size_t>(per)];
}

std::string_view to_word(QuotationType type) {
  constexpr std::string_view kWords[] = {"direct", "indirect", "mixed"};
  return kWords[static_cast<std::size_t>(type)];
}

std::string_view to_word(Polarity polarity) {
  return polarity == Polarity::Positive ? "positive" : "negative";
}

std::string_view to_word(Voice voice) {
  return voice == Voice::Report ? "report" : "opinion";
}

std::string id_text(StoryId id) { return "s" + std::to_string(id.value + 1); }
std::string id_text(EntityId id) { return "e" + std::to_string(id.value + 1); }
std::string id_text(PointId id) { return "p" + std::to_string(id.value + 1); }

std::string moment_text(double days) {
  const double first = days_of({0, 1, 1});
  const double last = days_of({9999, 12, 31});
  if (!(days >= first && days <= last)) return {};  // Not a number either.
  double whole = std::floor(days);
  int seconds = static_cast<int>(std::lround((days - whole) * kSecondsOfDay));
  if (seconds == kSecondsOfDay) {
    seconds = 0;
    whole += 1;
  }
  std::string text = to_string(date_of(static_cast<int>(whole)));
  if (seconds == 0) return text;
  text += "T" + two_digits(seconds / 3600) + ":" +
          two_digits(seconds / 60 % 60) + ":" + two_digits(seconds % 60);
  return text;
}

void write_bounds(JsonWriter& json, const Interval& bounds, Measure measure) {
  write_bound(json, "low", bounds.low, measure);
  write_bound(json, "high", bounds.high, measure);
  if (bounds.low_open && std::isfinite(bounds.low))
    json.member("low_open", true);
  if (bounds.high_open && std::isfinite(bounds.high))
    json.member("high_open", true);
}

void write_decision(JsonWriter& json, const Decision& decision,
                    std::string_view misfit) {
  json.begin_object();
  json.member("line", decision.line);
  json.member("kind", to_string(decision.kind));
  json.key("reports");
  json.begin_array();
  json.string(decision.a);
  if (!decision.b.empty()) json.string(decision.b);
  json.end_array();
  json.key("words");
  json.begin_array();
  if (!decision.a_words.empty()) json.string(decision.a_words);
  if (!decision.b_words.empty()) json.string(decision.b_words);
  json.end_array();
  json.member_or_null("reason", decision.reason);
  json.member("holds", misfit.empty());
  json.member_or_null("misfit", misfit);
  json.end_object();
}

}  // namespace synoptic
