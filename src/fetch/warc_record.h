// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/transfer.h"

namespace synoptic {

/// One record of a web archive (WARC 1.1, ISO 28500:2017) as a gzip member of
/// its own, so that archives can be joined and cut between records.
std::string warc_record(
    std::string_view type, std::string_view date,
    const std::vector<std::pair<std::string, std::string>>& fields,
    std::string_view block);

/// The record that begins an archive.
std::string warc_begin(std::string_view date, std::string_view program);

/// The records of a request and its answer; of a 304, a revisit record of the
/// profile server-not-modified. `date` is the moment of the request in UTC.
std::string warc_exchange(const Address& address, const Answer& answer,
                          std::string_view date);

}  // namespace synoptic
