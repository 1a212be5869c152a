// SPDX-License-Identifier: Apache-2.0
// Any text gives a date of the calendar, or none.
#include "base/date.h"
#include "base/utf8.h"
#include "ingest/page_dates.h"
#include "support/parser.h"

namespace {

void check(const std::optional<synoptic::DateCandidate>& date) {
  using synoptic::fuzz::require_law;
  if (!date || date->value.empty()) return;
  require_law(!date->precision.empty(), "a date tells how exact it is");
  require_law(date->value.size() < 10 ||
                  synoptic::parse_iso_date(date->value).has_value(),
              "a date is one of the calendar");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text =
      synoptic::repair_utf8(synoptic::fuzz::view_of(data, size)).text;
  const synoptic::DateWords& words = synoptic::fuzz::word_lists().dates;
  check(synoptic::read_moment(text, words));
  check(synoptic::read_date_line(text, words));
  check(synoptic::read_dateline(text, words));
  check(synoptic::find_date(text, words, 1500));
  return 0;
}
