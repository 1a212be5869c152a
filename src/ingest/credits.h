// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/resources.h"

namespace synoptic {

/// The credit at a line's end.
struct Credit {
  enum class Kind {
    Photo,   ///< Of a picture: what stands before it is its caption.
    Agency,  ///< Of the text, as an agency signs it off: "(AFP)".
  };
  std::size_t begin = 0;  ///< Byte of the line; 0 if all of it is credit.
  Kind kind = Kind::Photo;
};

/// The credit that ends a line, if one does: "/Mara Lind/Reuters",
/// "REUTERS/Mara Lind", "(AP Photo/Mara Lind)", "Photo: Mara Lind",
/// "- Getty Images". A sentence that names an agency is none.
std::optional<Credit> find_credit(std::string_view line,
                                  const IngestResources& resources);

/// The names in a byline ("By Mara Lind and Jon Ask, Elbing"), in its order;
/// empty if the line is none. What a writer is ("columnist") is no name.
std::vector<std::string> read_byline(std::string_view line,
                                     const IngestResources& resources);

/// True for a line that gives a date and then who wrote: "4 May 2031, Courier
/// staff and Meridian Wire". One that begins with a date and goes on with a
/// sentence is none.
bool is_dated_byline(std::string_view line, const IngestResources& resources);

/// The names in what a record or a page gives as its author: one or several,
/// parted by commas, "and", "&", ";" or "|".
std::vector<std::string> split_names(std::string_view names);

/// True for two to four capitalised words of which the first is a known first
/// name.
bool is_person_line(std::string_view line, const IngestResources& resources);

/// The agency that a report's dateline credits: "ELBING (Reuters) - ...".
std::string dateline_agency(std::string_view paragraph,
                            const IngestResources& resources);

}  // namespace synoptic
