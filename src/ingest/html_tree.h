// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/ingest.h"

namespace synoptic {

/// The elements that are told apart; all others are `Other`.
enum class HtmlTag : std::uint8_t {
  Text,  ///< No element: a stretch of text.
  Other,
  A,
  Address,
  Article,
  Aside,
  B,
  Blockquote,
  Body,
  Br,
  Button,
  Caption,
  Cite,
  Code,
  Dd,
  Details,
  Dialog,
  Div,
  Dl,
  Dt,
  Em,
  Fieldset,
  Figcaption,
  Figure,
  Font,
  Footer,
  Form,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  Head,
  Header,
  Hr,
  Html,
  I,
  Iframe,
  Img,
  Input,
  Label,
  Li,
  Link,
  Main,
  Meta,
  Menu,
  Nav,
  Noscript,
  Object,
  Ol,
  Option,
  P,
  Picture,
  Pre,
  Q,
  Rp,
  Rt,
  S,
  Script,
  Section,
  Select,
  Small,
  Span,
  Strong,
  Style,
  Summary,
  Svg,
  Table,
  Tbody,
  Td,
  Template,
  Textarea,
  Tfoot,
  Th,
  Thead,
  Time,
  Title,
  Tr,
  U,
  Ul,
  Video,
};

/// One node. Nodes stand in document order, so that a node's descendants are
/// those from the one behind it up to `end`.
struct HtmlNode {
  HtmlTag tag = HtmlTag::Other;
  std::uint32_t parent = 0;  ///< Its own index for the root.
  std::uint32_t end = 0;     ///< One past the last descendant.
  std::string_view text;     ///< Of a stretch of text.
  const void* element = nullptr;
};

/// A page, parsed. Any bytes make one; it has a root node at least. The nodes'
/// views point into what this object owns. Depth and the number of attributes
/// cost linear time; nothing is ever fetched.
class HtmlTree {
 public:
  /// Requires: the page is UTF-8 without NUL bytes.
  explicit HtmlTree(std::string_view page, Origins origins = Origins::Untold);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const std::vector<HtmlNode>& nodes() const& { return nodes_; }
  std::vector<HtmlNode> nodes() const&& = delete;

  /// An attribute's value; nothing if the node has none of that name. A value
  /// of no text is empty.
  std::optional<std::string_view> attribute(std::uint32_t node,
                                            std::string_view name) const;

  /// Where the parts of a stretch of text stand on the page, in order; empty
  /// unless asked for. Characters that the parser made up have no origin.
  std::span<const Origin> origins(std::uint32_t node) const;
  bool tells_origins() const { return origins_ == Origins::Told; }

  /// All text within a node, white space collapsed; of a long one the first
  /// `most` bytes.
  std::string text_of(std::uint32_t node, std::size_t most = 1 << 20) const;

 private:
  struct Document;
  void take_nodes(const void* root);

  std::unique_ptr<Document> document_;
  std::vector<HtmlNode> nodes_;
  Origins origins_;
};

/// True for elements that begin and end a block of text.
bool is_block(HtmlTag tag);

/// The page with every tag cut to so many attributes that parsing stays linear
/// (libxml2 compares each with all before it); nothing if no tag has more.
std::optional<std::string> cap_attributes(std::string_view page);

}  // namespace synoptic
