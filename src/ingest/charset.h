// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ingest/document.h"

namespace synoptic {

/// Bytes from outside as UTF-8. `text` points into the bytes themselves where
/// they were sound UTF-8, else into `storage`; move it as a whole only.
class DecodedText {
 public:
  explicit DecodedText(std::string_view sound) : sound_(sound) {}
  DecodedText(std::string converted, std::string note,
              std::string charset = "UTF-8")
      : storage_(std::move(converted)),
        note_(std::move(note)),
        charset_(std::move(charset)),
        is_converted_(true) {}

  std::string_view text() const& { return is_converted_ ? storage_ : sound_; }
  std::string_view text() const&& = delete;

  /// What was converted or repaired; empty if nothing.
  const std::string& note() const& { return note_; }
  const std::string& note() const&& = delete;

  /// What the bytes were read as.
  const std::string& charset() const& { return charset_; }
  const std::string& charset() const&& = delete;

  bool is_converted() const { return is_converted_; }

 private:
  std::string_view sound_;
  std::string storage_;
  std::string note_;
  std::string charset_ = "UTF-8";
  bool is_converted_ = false;
};

/// Turns places in the decoded text into places in the bytes that it was made
/// of. Requires: `decoded` was made of `bytes`.
void place_in_source(std::string_view bytes, const DecodedText& decoded,
                     std::vector<Origin>& origins);

/// Turns the bytes of a text into UTF-8.
///
/// Goes by the byte order mark; then by the look of UTF-16 without one; then by
/// validity as UTF-8 (a few broken bytes among many sound ones are replaced);
/// then by `declared`, the name that a header or the page itself gives; then by
/// detection (uchardet), Windows-1252 where that knows nothing. NUL bytes are
/// dropped. The mark itself is no part of the text.
///
/// Fails with Empty for bytes that hold nothing but white space and with
/// NotText for what is no text at all (an image, a program). `name` stands in
/// the message.
Result<DecodedText> decode_text(std::string_view bytes, std::string_view name,
                                std::string_view declared = {});

/// What kind of binary file begins with these bytes ("a PNG image"), or empty.
std::string_view binary_kind(std::string_view bytes);

}  // namespace synoptic
