// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

/// A part of a message that holds no other parts (RFC 2045, RFC 2046).
struct MimePart {
  std::string type;     ///< Lower case, without parameters: "text/html".
  std::string charset;  ///< As declared, or empty.
  std::string location;
  bool is_attachment = false;
  /// Parts that say the same in several forms have the same number; 0 for a
  /// part that stands for itself.
  std::uint32_t alternatives = 0;
  std::string body;  ///< Its transfer coding undone.
};

/// A message: its head, and its parts in their order. Messages within it are
/// in `attached`, each as it stands.
struct MimeMessage {
  std::string_view head;
  std::string type;
  std::vector<MimePart> parts;
  std::vector<std::string> attached;
};

/// Takes a message apart, one nested in itself to a depth that is bounded. Any
/// bytes are acceptable; a boundary that never comes ends at the end.
MimeMessage read_message(std::string_view bytes);

/// The value of a field of a head, folded lines joined; empty if there is
/// none.
std::string mime_field(std::string_view head, std::string_view name);

/// A parameter of a field's value: `charset` of "text/html; charset=utf-8".
std::string mime_parameter(std::string_view value, std::string_view name);

}  // namespace synoptic
