// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace synoptic {

/// Lets hash tables of strings be asked with a view.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;
template <typename T>
using WordMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

/// One entry of a list file: its fields, which tabs part. Never empty.
using ListEntry = std::vector<std::string>;

/// The entries of a list file, in its order: a line each, fields parted by
/// tabs, white space at their ends dropped; empty lines and lines that begin
/// with `#` are left out.
std::vector<ListEntry> parse_list(std::string_view text);

/// The first fields of a list file as a set.
WordSet parse_word_set(std::string_view text);

/// Gives the text of a list file by its name under the language's folder
/// ("months.txt"). The edge opens files; the layers only ask for them.
using OpenList = std::function<Result<std::string>(std::string_view name)>;

}  // namespace synoptic
