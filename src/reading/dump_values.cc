// SPDX-License-Identifier: Apache-2.0
#include "reading/dump_values.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace synoptic {
namespace {

std::string number(double value) {
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.12g", value);
  return buffer.data();
}

}  // namespace

std::string dump(const Interval& interval) {
  if (interval.is_exact()) return number(interval.low);
  const bool open_low = interval.low_open || std::isinf(interval.low);
  const bool open_high = interval.high_open || std::isinf(interval.high);
  std::string line(1, open_low ? '(' : '[');
  line += number(interval.low);
  line += ',';
  line += number(interval.high);
  line += open_high ? ')' : ']';
  return line;
}

std::string dump_time(std::string_view text, const TimeExpression& time) {
  constexpr std::array<std::string_view, 4> kTypes = {"DATE", "TIME",
                                                      "DURATION", "SET"};
  std::string line(slice(text, time.span));
  line += " = ";
  line += kTypes[static_cast<std::size_t>(time.type)];
  line += ' ';
  line += time.value;
  if (!time.mod.empty()) line.append(" ").append(time.mod);
  if (!std::isinf(time.bounds.low) || !std::isinf(time.bounds.high)) {
    line.append(" ").append(dump(time.bounds));
  }
  return line;
}

std::string dump_quantity(std::string_view text, const Quantity& quantity) {
  std::string line(slice(text, quantity.span));
  line.append(" = ").append(dump(quantity.value));
  if (!quantity.unit.empty()) line.append(" ").append(quantity.unit);
  if (!quantity.of.empty()) line.append(" of ").append(quantity.of);
  if (quantity.per == Per::Each) line += " each";
  if (quantity.per == Per::All) line += " in all";
  if (!quantity.as_of.empty()) line.append(" as of ").append(quantity.as_of);
  return line;
}

}  // namespace synoptic
