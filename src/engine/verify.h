// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/report.h"

namespace synoptic {

/// What is wrong with something that an output says.
enum class Fault {
  Altered,      ///< Its words are not those of the report at that place.
  Lost,         ///< The report or the place it points to is not there.
  Unsupported,  ///< The report does not bear it out: a number, a speaker.
};
/// "altered", "lost", "unsupported".
std::string_view to_string(Fault fault);

struct Finding {
  Fault fault = Fault::Altered;
  std::string where;  ///< JSON Pointer (RFC 6901); "line 3: " in front of it
                      ///< in an output of many lines.
  std::string why;    ///< One plain line of ours.
};

/// What was checked of an output, and what was found to be wrong.
struct Verification {
  std::uint32_t reports = 0;     ///< Those of the output that are known.
  std::uint32_t spans = 0;       ///< Those with words and those without.
  std::uint32_t quotations = 0;  ///< Of the spans, those of quotations.
  std::uint32_t numbers = 0;     ///< Bounds of quantities, times and values.
  std::vector<Finding> findings;
};

/// Checks an output of `read`, `analyze` or `extract` against the reports it
/// was made from, read anew.
///
/// Every report's text, every span and its words, every speaker and name, and
/// every bound of a number must be borne out by the report that it is given
/// for; a report that the output says nothing of is lost, unless it says that
/// it is of one story or of conflicts only. Reports are told
/// apart by their ids. Findings come in the order of the output. An error says
/// that the output is no JSON, and at which line of many. Linear in the
/// output's size.
Result<Verification> verify_output(std::string_view output,
                                   std::span<const Report> reports);

}  // namespace synoptic
