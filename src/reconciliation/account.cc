// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/account.h"

namespace synoptic {
namespace {

template <std::size_t N, typename Enum>
std::string_view name_of(const std::string_view (&names)[N], Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view to_string(Slot slot) {
  constexpr std::string_view kNames[] = {
      "number",   "duration",    "date",   "place",       "person",
      "polarity", "reciprocity", "extent", "attribution", "wording"};
  return name_of(kNames, slot);
}

std::string_view to_string(Verdict verdict) {
  constexpr std::string_view kNames[] = {"agree", "compatible", "differs",
                                         "update", "conflict"};
  return name_of(kNames, verdict);
}

std::string_view to_string(Between between) {
  constexpr std::string_view kNames[] = {"reports", "parties", "one report"};
  return name_of(kNames, between);
}

std::string_view to_string(QuotationVerdict verdict) {
  constexpr std::string_view kNames[] = {"agree", "differs", "single"};
  return name_of(kNames, verdict);
}

std::string_view to_string(QuotationRelation relation) {
  constexpr std::string_view kNames[] = {"verbatim", "paraphrase",
                                         "translation"};
  return name_of(kNames, relation);
}

std::string_view to_string(Stance stance) {
  constexpr std::string_view kNames[] = {"demands", "offers", "accepts",
                                         "rejects", "states"};
  return name_of(kNames, stance);
}

std::string_view to_string(Compared compared) {
  constexpr std::string_view kNames[] = {"yes", "too early", "too short"};
  return kNames[static_cast<std::size_t>(compared)];
}

std::string_view to_string(Outcome outcome) {
  constexpr std::string_view kNames[] = {"open", "done", "not done",
                                         "not mentioned"};
  return name_of(kNames, outcome);
}

}  // namespace synoptic
