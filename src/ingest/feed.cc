// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "ingest/ascii.h"
#include "ingest/charset.h"
#include "ingest/credits.h"
#include "ingest/draft.h"
#include "ingest/html.h"
#include "ingest/json_ld.h"
#include "ingest/record.h"
#include "ingest/transfer_coding.h"

namespace synoptic {
namespace {

constexpr std::size_t kLargestFeed = 512u << 20;
constexpr std::string_view kXmlNames[] = {"amp", "apos", "gt", "lt", "quot"};

std::string_view view_of(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text))
              : std::string_view();
}

std::string_view name_of(const xmlNode* node) { return view_of(node->name); }

std::string_view space_of(const xmlNode* node) {
  return node->ns ? view_of(node->ns->href) : std::string_view();
}

/// Feeds name characters as pages do (&nbsp;), which XML does not know: they
/// become numbers.
std::string with_numbered_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, next - at));
    at = next;
    if (at >= text.size()) break;
    const std::size_t size = text.substr(at, 12).find(';');
    const std::string name(
        text.substr(at + 1, size == std::string_view::npos ? 0 : size - 1));
    const htmlEntityDesc* known =
        name.empty() ||
                std::ranges::find(kXmlNames, name) != std::end(kXmlNames)
            ? nullptr
            : htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (known) {
      out += "&#" + std::to_string(known->value) + ";";
      at += size + 1;
    } else {
      out += '&';
      ++at;
    }
  }
  return out;
}

/// All text within a node, without recursion.
std::string text_within(const xmlNode* node) {
  std::string text;
  const xmlNode* at = node->children;
  while (at) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
      text += view_of(at->content);
    }
    if (at->children && at->type == XML_ELEMENT_NODE) {
      at = at->children;
      continue;
    }
    while (at && at != node && !at->next) at = at->parent;
    if (!at || at == node) break;
    at = at->next;
  }
  return text;
}

std::string attribute_of(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* at = node->properties; at; at = at->next) {
    if (view_of(at->name) == name && at->children) {
      return std::string(trim_space(view_of(at->children->content)));
    }
  }
  return {};
}

/// Atom 0.3 says that content is packed in Base64 by its mode, Atom 1.0 by a
/// type that is no text; either way it counts only if it gives text.
std::string decoded_text_within(const xmlNode* node) {
  std::string text = text_within(node);
  const std::string type = attribute_of(node, "type");
  const bool is_text = type.empty() || type == "text" || type == "html" ||
                       type == "xhtml" || type.starts_with("text/");
  if (attribute_of(node, "mode") != "base64" &&
      (is_text || type.ends_with("xml"))) {
    return text;
  }
  auto decoded = decode_base64(trim_space(text));
  if (decoded && is_valid_utf8(*decoded)) return *std::move(decoded);
  return text;
}

/// The node's content as markup: that of XHTML as it stands, else its text.
std::string markup_within(const xmlNode* node) {
  const std::string type = attribute_of(node, "type");
  const bool is_markup = type == "xhtml" ||
                         attribute_of(node, "mode") == "xml" ||
                         name_of(node) == "body" || name_of(node) == "div";
  if (!is_markup) return decoded_text_within(node);
  std::string markup;
  const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(
      xmlBufferCreate(), &xmlBufferFree);
  for (xmlNode* child = node->children; child; child = child->next) {
    xmlBufferEmpty(buffer.get());
    xmlNodeDump(buffer.get(), node->doc, child, 0, 0);
    markup += view_of(xmlBufferContent(buffer.get()));
  }
  return markup;
}

/// A title's words: of XHTML the text within; of a plain one (Atom's default)
/// the text as it stands; else it may be a scrap of markup.
std::string plain_title(const xmlNode* node) {
  const std::string type = attribute_of(node, "type");
  if (type == "xhtml" || type == "application/xhtml+xml") {
    return std::string(trim_space(text_within(node)));
  }
  const std::string text = decoded_text_within(node);
  const std::string decoded(trim_space(text));
  if (type == "text" || type == "text/plain") return decoded;
  std::string plain;
  bool in_tag = false;
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    const bool opens =
        decoded[i] == '<' && i + 1 < decoded.size() &&
        (decoded[i + 1] == '/' || (lower_ascii(decoded[i + 1]) >= 'a' &&
                                   lower_ascii(decoded[i + 1]) <= 'z')) &&
        decoded.find('>', i) != std::string::npos;
    if (opens) in_tag = true;
    if (!in_tag) plain += decoded[i] == '\n' ? ' ' : decoded[i];
    if (in_tag && decoded[i] == '>') in_tag = false;
  }
  return decode_references(trim_space(plain));
}

/// "mara@courier.test (Mara Lind)" and "Mara Lind <mara@...>" are Mara Lind.
std::string plain_author(std::string_view author) {
  const std::size_t open = author.find('(');
  const std::size_t close = author.rfind(')');
  if (author.find('@') < open && open < close &&
      close != std::string_view::npos) {
    return std::string(trim_space(author.substr(open + 1, close - open - 1)));
  }
  for (const std::string_view mark : {"<", "("}) {
    const std::size_t at = author.find(mark);
    if (at != std::string_view::npos &&
        author.find('@', at) != std::string_view::npos) {
      author = author.substr(0, at);
    }
  }
  return std::string(trim_space(author));
}

/// What an entry says; the fullest text wins.
struct Entry {
  RecordFields fields;
  std::string guid;
  std::string content;
  std::string summary;
};

bool is_one_of(std::string_view name,
               std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

/// An address as the feed means it: relative ones by xml:base (RFC 3986).
std::string whole_address(const xmlNode* node, const std::string& address) {
  if (address.empty() || address.find(':') != std::string::npos) return address;
  const std::unique_ptr<xmlChar, decltype(xmlFree)> base(
      xmlNodeGetBase(node->doc, node), xmlFree);
  if (!base) return address;
  const std::unique_ptr<xmlChar, decltype(xmlFree)> whole(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(address.c_str()),
                  base.get()),
      xmlFree);
  return whole ? std::string(view_of(whole.get())) : address;
}

void take_link(const xmlNode* node, RecordFields& fields) {
  const std::string relation = attribute_of(node, "rel");
  std::string target = attribute_of(node, "href");
  if (target.empty()) target = std::string(trim_space(text_within(node)));
  const bool is_own = relation.empty() || relation == "alternate";
  if (is_own && fields.url.empty()) fields.url = whole_address(node, target);
}

void take_author(const xmlNode* node, std::vector<std::string>& byline) {
  std::string name;
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && name_of(child) == "name") {
      name = text_within(child);
    }
  }
  if (name.empty()) name = text_within(node);
  name = plain_author(trim_space(name));
  if (!name.empty() && std::ranges::find(byline, name) == byline.end()) {
    byline.push_back(std::move(name));
  }
}

/// True for an element that speaks of its entry: in the entry's own namespace,
/// in none, or in a module whose words are told apart here. Other extensions
/// use the same words for things of their own.
bool is_of_entry(const xmlNode* node) {
  const std::string_view space = space_of(node);
  if (space.empty() || space == space_of(node->parent)) return true;
  for (const std::string_view known :
       {"purl.org/dc/", "purl.org/rss/1.0/modules/content",
        "purl.org/rss/1.0/modules/annotate", "w3.org/2005/Atom",
        "purl.org/atom", "w3.org/1999/xhtml", "purl.org/rss/1.0"}) {
    if (find_ignoring_case(space, known) != std::string_view::npos) return true;
  }
  return false;
}

void take_field(const xmlNode* node, Entry& entry) {
  const std::string_view name = name_of(node);
  RecordFields& fields = entry.fields;
  const auto fill = [&](std::string& field) {
    if (field.empty()) field = std::string(trim_space(text_within(node)));
  };
  if (!is_of_entry(node)) {
    return;
  } else if (name == "title") {
    if (fields.title.empty()) fields.title = plain_title(node);
  } else if (name == "link") {
    take_link(node, fields);
  } else if (is_one_of(name, {"guid", "id"})) {
    fill(entry.guid);
  } else if (is_one_of(name, {"pubDate", "published", "issued", "date",
                              "pubdate", "created"})) {
    fill(fields.published);
  } else if (is_one_of(name, {"updated", "modified"})) {
    fill(fields.modified);
  } else if (is_one_of(name, {"author", "creator"})) {
    take_author(node, fields.byline);
  } else if (is_one_of(name,
                       {"encoded", "content", "body", "div", "fullitem"})) {
    const std::string type = attribute_of(node, "type");
    const bool is_text = type.empty() ||
                         type.find("htm") != std::string::npos ||
                         type.find("text") != std::string::npos;
    if (entry.content.empty() && (is_text || !type.ends_with("xml"))) {
      entry.content = markup_within(node);
    }
  } else if (is_one_of(name, {"description", "summary"})) {
    if (entry.summary.empty()) entry.summary = markup_within(node);
  } else if (name == "language") {
    fill(fields.language);
  }
}

bool is_entry(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE &&
         is_one_of(name_of(node), {"item", "entry"});
}

/// "en-GB" as "en"; empty if it does not begin with two letters.
std::string language_code(std::string_view language) {
  const std::string code = lower_ascii(language.substr(0, 2));
  const bool is_code =
      code.size() == 2 &&
      std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
  return is_code ? code : std::string();
}

class FeedReader {
 public:
  FeedReader(std::string_view name, const IngestOptions& options,
             const TakeReport& take)
      : name_(name), options_(options), take_(take) {}

  /// The channel's own fields first, then every entry wherever it stands.
  void read(const xmlNode* root, const std::string& note) {
    note_ = note;
    const xmlNode* at = root;
    while (at && wanted_) {
      const bool entry = is_entry(at);
      if (entry) {
        take_entry(at);
      } else if (at->type == XML_ELEMENT_NODE) {
        take_channel_field(at);
      }
      if (!entry && at->type == XML_ELEMENT_NODE && at->children) {
        at = at->children;
        continue;
      }
      while (at != root && !at->next) at = at->parent;
      if (at == root) break;
      at = at->next;
    }
    if (given_ == 0 && wanted_) {
      take_({Error{ErrorCode::Empty,
                   std::string(name_) + ": a feed without an entry"},
             {}});
    }
  }

 private:
  void take_channel_field(const xmlNode* node) {
    const xmlNode* parent = node->parent;
    const bool of_channel = parent && parent->type == XML_ELEMENT_NODE &&
                            is_one_of(name_of(parent), {"channel", "feed"});
    if (of_channel && name_of(node) == "title" && source_.empty()) {
      source_ = plain_title(node);
    }
    if (of_channel && name_of(node) == "language") {
      language_ = std::string(trim_space(text_within(node)));
    }
    if (is_one_of(name_of(node), {"feed", "rss"})) {
      const std::string declared = attribute_of(node, "lang");
      if (!declared.empty()) language_ = declared;
    }
  }

  void take_entry(const xmlNode* node) {
    Entry entry;
    for (const xmlNode* child = node->children; child; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) take_field(child, entry);
    }
    RecordFields& fields = entry.fields;
    fields.path = name_;
    fields.source = source_;
    if (fields.published.empty()) fields.published = fields.modified;
    // The entry's own words go before what an aggregator says of them.
    const std::string& markup =
        trim_space(entry.content).empty() ? entry.summary : entry.content;
    if (entry.guid.empty()) entry.guid = attribute_of(node, "about");
    if (fields.url.empty() && entry.guid.starts_with("http")) {
      fields.url = entry.guid;
    }
    const bool says_nothing = trim_space(markup).empty() &&
                              fields.title.empty() && fields.url.empty() &&
                              entry.guid.empty() && fields.published.empty() &&
                              fields.byline.empty();
    if (says_nothing) return;
    fields.id = entry.guid.empty() ? fields.url : entry.guid;
    std::string language =
        fields.language.empty() ? language_ : fields.language;
    fields.language.clear();
    Document document =
        document_of_fragment(markup, std::move(fields), options_);
    if (document.language.empty()) document.language = language_code(language);
    ++given_;
    wanted_ = take_({std::move(document), note_});
    note_.clear();
  }

  std::string_view name_;
  const IngestOptions& options_;
  const TakeReport& take_;
  std::string source_;
  std::string language_;
  std::string note_;
  std::size_t given_ = 0;
  bool wanted_ = true;
};

}  // namespace

bool looks_like_feed(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  if (!trim_space(head).starts_with("<")) return false;
  for (std::size_t at = head.find('<'); at != std::string_view::npos;
       at = head.find('<', at + 1)) {
    const std::size_t end = head.find_first_of(" >\n\r\t", at);
    if (end == std::string_view::npos) break;
    std::string_view name = head.substr(at + 1, end - at - 1);
    // A feed's own namespace may have a prefix.
    name = name.substr(name.find(':') + 1);
    if (is_one_of(name, {"rss", "feed", "RDF", "channel"})) return true;
  }
  return false;
}

void ingest_feed(std::string_view bytes, std::string_view name,
                 const IngestOptions& options, const TakeReport& take) {
  const auto fail = [&](ErrorCode code, std::string_view why) {
    take({Error{code, std::string(name) + ": " + std::string(why)}, {}});
  };
  if (bytes.size() > kLargestFeed) {
    fail(ErrorCode::Unsupported, "a feed of more than 512 MB");
    return;
  }
  const auto decoded = decode_text(bytes, name, declared_charset(bytes));
  if (!decoded) {
    take({decoded.error(), {}});
    return;
  }
  const std::string text =
      with_numbered_references(trim_space(decoded->text()));
  xmlInitParser();
  // No XML_PARSE_HUGE and no XML_PARSE_NOENT: entities stay unexpanded.
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                           XML_PARSE_NOWARNING | XML_PARSE_NONET;
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
      xmlNewParserCtxt(), &xmlFreeParserCtxt);
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlCtxtReadMemory(parser.get(), text.data(),
                        static_cast<int>(text.size()), nullptr, "UTF-8",
                        kOptions),
      &xmlFreeDoc);
  const xmlNode* root =
      document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (!root) {
    fail(ErrorCode::Malformed, "no XML that could be read");
    return;
  }
  std::string note = decoded->note();
  if (!parser->wellFormed) {
    note += note.empty() ? "" : "; ";
    note += "the feed is not well-formed";
  }
  FeedReader(name, options, take).read(root, note);
}

}  // namespace synoptic
