// SPDX-License-Identifier: Apache-2.0
#include "fetch/warc_record.h"

#include <zlib.h>

#include <random>

namespace synoptic {
namespace {

std::string gzip_member(const std::string& bytes) {
  z_stream stream = {};
  constexpr int kGzip = 15 + 16;
  deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8,
               Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// A random UUID (RFC 9562, version 4).
std::string new_id() {
  std::random_device random;
  constexpr char kDigits[] = "0123456789abcdef";
  std::string id = "<urn:uuid:";
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) id += '-';
    unsigned digit = random() & 15;
    if (i == 12) digit = 4;
    if (i == 16) digit = 8 | (digit & 3);
    id += kDigits[digit];
  }
  return id + ">";
}

}  // namespace

std::string warc_record(
    std::string_view type, std::string_view date,
    const std::vector<std::pair<std::string, std::string>>& fields,
    std::string_view block) {
  std::string record = "WARC/1.1\r\nWARC-Type: " + std::string(type) +
                       "\r\nWARC-Record-ID: " + new_id() +
                       "\r\nWARC-Date: " + std::string(date) + "\r\n";
  for (const auto& [name, value] : fields) {
    record += name + ": " + value + "\r\n";
  }
  record += "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
  return gzip_member(record.append(block) + "\r\n\r\n");
}

std::string warc_begin(std::string_view date, std::string_view program) {
  return warc_record("warcinfo", date,
                     {{"Content-Type", "application/warc-fields"}},
                     "software: " + std::string(program) +
                         "\r\nformat: WARC File Format 1.1\r\n"
                         "robots: obey\r\n");
}

std::string warc_exchange(const Address& address, const Answer& answer,
                          std::string_view date) {
  std::vector<std::pair<std::string, std::string>> fields = {
      {"WARC-Target-URI", address.text}};
  if (!answer.ip.empty()) fields.emplace_back("WARC-IP-Address", answer.ip);
  auto request = fields;
  request.emplace_back("Content-Type", "application/http; msgtype=request");
  fields.emplace_back("Content-Type", "application/http; msgtype=response");
  const bool is_unchanged = answer.status == 304;
  if (is_unchanged) {
    fields.emplace_back(
        "WARC-Profile",
        "http://netpreserve.org/warc/1.1/revisit/server-not-modified");
  }
  return warc_record("request", date, request, answer.request) +
         warc_record(is_unchanged ? "revisit" : "response", date, fields,
                     answer.head + answer.body);
}

}  // namespace synoptic
