// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reading/report.h"
#include "reconciliation/account.h"

namespace synoptic {

/// All that one run of `read` found, ready to be shown.
struct Survey {
  std::string program;              ///< "synoptic 0.1.0"
  std::vector<std::string> models;  ///< Name and version of each model used.
  std::uint32_t undated = 0;
  std::uint32_t unread = 0;  ///< Inputs that could not be read.
  std::uint32_t other_languages = 0;
  std::vector<Report> reports;
  std::vector<Account> accounts;
};

/// How many of the reports are independent of each other: the families of all
/// stories, and each report of no story by itself.
std::uint32_t count_independent(const Survey& survey);

}  // namespace synoptic
