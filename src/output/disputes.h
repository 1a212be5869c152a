// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "output/survey.h"

namespace synoptic {

/// One thing that reports tell differently. Points into an account.
struct Dispute {
  const Point* point = nullptr;
  const Variant* variant = nullptr;
};

/// Where the reports of a story differ, worst first: conflicts, updates, other
/// words, compatible values; the more salient point first among equals. Values
/// that agree are no dispute.
std::vector<Dispute> disputes_of(const Account& account);

/// The disputes that a reader is shown, in the same order: without those that
/// tell what a worse one has told (the same slot, and no value that is not
/// among its values), and without compatible attributions, since who said it
/// is shown beside the words.
std::vector<Dispute> disputes_to_show(const Account& account);

/// True if some of the point's values conflict, differ or supersede another.
bool is_disputed(const Point& point);

/// What several independent reports say without a dispute, for a reader: what
/// most of them say first, the more salient among equals. Points may share
/// clauses; one of which most evidence stands in one before it is left out.
std::vector<const Point*> shared_points_to_show(const Account& account);

/// The distinct reports that the evidence comes from, in order.
std::vector<ReportId> reports_of(const std::vector<Evidence>& evidence);

/// How many independent families a story's reports make.
std::size_t count_families(const Story& story);

/// A date of the contract (ISO 8601, EDTF) for people: "2 Apr 2031",
/// "3 Apr 2031 09:30 UTC", "Apr 2031", "about 2031", "by 30 Apr 2031". What is
/// no such date is given back as it is.
std::string readable_date(std::string_view date);

/// What stands at the head of every output: how many reports were read, how
/// many of them are independent, undated and in other languages, and how many
/// inputs could not be read.
std::string head_line(const Survey& survey);

/// What of it is shown, if not all, and by what policy figures are picked;
/// empty if nothing was asked for.
std::string selection_line(const Survey& survey);

/// The bounds that reports give and the value that the policy picks, in a line
/// for people: "By policy lowest: 12; reported from 12 to 15 dead. The lowest
/// that a report gives." Empty without a policy, and where it picks nothing.
std::string figures_line(const Survey& survey, const Account& account,
                         const Variant& variant);

/// "1 report", "2 reports".
std::string counted(std::size_t number, std::string_view noun);

}  // namespace synoptic
