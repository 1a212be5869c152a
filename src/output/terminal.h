// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

/// How many columns of a terminal a code point takes: 2 if East Asian wide or
/// an emoji (UAX 11), 0 if it combines with what stands before it or cannot be
/// seen, else 1.
int column_width(char32_t c);

/// The columns that a text takes, as shown by `inert`.
int column_width(std::string_view text);

/// A text that moves no cursor and turns no direction, whatever a report holds:
/// white space becomes one space, a control character its picture (U+241B for
/// escape), and what else would steer a terminal U+FFFD.
std::string inert(std::string_view text);

enum class Color { Never, Always };

/// What a run of text is for the reader; colour is decided from it.
enum class Style {
  Plain,
  Strong,    ///< The words that matter in a line.
  Quiet,     ///< Places, dates, counts.
  Heading,   ///< The title of a section.
  Alarm,     ///< A conflict.
  Changed,   ///< An update.
  Reworded,  ///< The same in other words.
  Fine,      ///< Agreement, compatible values.
};

/// Words in one style.
struct Run {
  std::string text;
  Style style = Style::Plain;
};

/// Where a paragraph begins, and where its further lines begin.
struct Indent {
  int first = 0;
  int rest = 0;
};

/// Lays out lines for a terminal: wraps at spaces (between wide characters
/// too), counts columns rather than bytes, and lets no word of a report act.
class TerminalPage {
 public:
  /// Requires: `width` is at least 20.
  TerminalPage(Color color, int width) : color_(color), width_(width) {}

  void blank_line();
  /// One paragraph. A no-break space (U+00A0) in a run holds two words
  /// together.
  void paragraph(const std::vector<Run>& runs, Indent indent = {});
  /// A line across the page.
  void rule(char32_t stroke);

  int width() const { return width_; }
  std::string take();

 private:
  struct Piece;
  std::vector<Piece> cut(const std::vector<Run>& runs) const;
  void put(const Piece& piece);
  void style(Style style);
  void begin_line(int indent);
  void end_line();

  std::string out_;
  Color color_;
  int width_;
  int column_ = 0;
  Style current_ = Style::Plain;
};

}  // namespace synoptic
