// SPDX-License-Identifier: Apache-2.0
#include "engine/take_in.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace synoptic {
namespace {

class Identities {
 public:
  void name(Document& document, const Input& input) {
    const bool has_none = document.id.empty() || document.id == "-" ||
                          document.id == stem_of(input.path);
    if (has_none) document.id = input.stem;
    if (take(document.id)) return;
    if (document.id != input.stem) {
      document.id = input.stem + "/" + document.id;
      if (take(document.id)) return;
    }
    // The last number is kept, so that a million records without an id do not
    // each count from the beginning.
    const std::string base = document.id;
    do {
      document.id = base + "-" + std::to_string(++last_number_[base]);
    } while (!take(document.id));
  }

 private:
  bool take(const std::string& id) {
    return last_number_.try_emplace(id, 1).second;
  }

  // For each id that is taken, the last number that was put behind it.
  std::unordered_map<std::string, std::uint32_t> last_number_;
};

class Intake {
 public:
  Intake(const RunSetting& run, const TakeDocument& take)
      : run_(run), take_(take) {
    for (const Input& input : run.inputs.inputs) all_bytes_ += input.size;
  }

  RunSummary run() {
    for (const Unread& unread : run_.inputs.unread) fail(unread);
    for (const Input& input : run_.inputs.inputs) {
      if (!wanted_) break;
      read(input);
      bytes_before_ += input.size;
    }
    return summary_;
  }

 private:
  void fail(const Unread& unread) {
    ++summary_.unread;
    if (run_.listener.unread) run_.listener.unread(unread);
  }

  void read(const Input& input) {
    const Result<FileBytes> bytes = run_.files.read(input.path);
    if (!bytes) return fail({input.path, bytes.error().message});
    if (bytes->view().empty()) return fail({input.path, "empty file"});
    bytes_here_ = 0;
    ingest(
        bytes->view(), input.path, run_.options.ingest,
        [&](Ingested ingested) { return hand_on(std::move(ingested), input); });
  }

  bool hand_on(Ingested ingested, const Input& input) {
    if (!ingested.document) {
      fail({input.path,
            without_path(ingested.document.error().message, input.path)});
      return true;
    }
    const RunListener& listener = run_.listener;
    if (!ingested.note.empty() && listener.repaired) {
      listener.repaired({input.path, ingested.note});
    }
    Document& document = *ingested.document;
    ++summary_.read;
    identities_.name(document, input);
    // Of a large input the texts are most of the bytes.
    bytes_here_ += document.text.size();
    if (listener.progress) {
      const std::size_t here = std::min(bytes_here_, input.size);
      listener.progress({summary_.read, bytes_before_ + here, all_bytes_});
    }
    wanted_ = take_(std::move(document));
    return wanted_;
  }

  const RunSetting& run_;
  const TakeDocument& take_;
  Identities identities_;
  RunSummary summary_;
  std::size_t all_bytes_ = 0;
  std::size_t bytes_before_ = 0;  // in the inputs that are done
  std::size_t bytes_here_ = 0;    // about as many of the one at hand
  bool wanted_ = true;
};

}  // namespace

RunSummary take_in(const RunSetting& run, const TakeDocument& take) {
  return Intake(run, take).run();
}

std::string without_path(const std::string& message, const std::string& path) {
  if (!message.starts_with(path + ":")) return message;
  const std::string reason = message.substr(path.size() + 1);
  if (reason.starts_with(' ')) return reason.substr(1);
  // "FILE:4: what is wrong there"
  return "line " + reason;
}

}  // namespace synoptic
