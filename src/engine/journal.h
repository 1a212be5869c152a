// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/files.h"
#include "engine/identities.h"
#include "engine/run.h"

namespace synoptic {

/// What a long run notes beside its output, so that a later one can go on
/// where it ended before its time.
struct Journal {
  /// Of the program, the command, its options and inputs: a run goes on only
  /// with a journal of the same key.
  std::string key;
  std::uint64_t written = 0;  ///< Bytes of output up to the place.
  RunPlace place;
};

std::string journal_to_text(const Journal& journal);

/// Nothing if the text is no journal of this form.
std::optional<Journal> read_journal(std::string_view text);

/// The key of a run of these words (program, command, options) on these
/// inputs, which are told apart by path and size.
std::string run_key(std::string_view words, const Inputs& inputs);

/// Takes the ids of the lines in the first `size` bytes of an output of
/// `extract` or `analyze`. False if it is shorter, or has other lines.
bool take_ids(InputFile& output, std::uint64_t size, Identities& identities);

}  // namespace synoptic
