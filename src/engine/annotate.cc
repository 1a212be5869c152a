// SPDX-License-Identifier: Apache-2.0
#include "engine/annotate.h"

#include <string>
#include <utility>

#include "engine/ordered_work.h"
#include "engine/take_in.h"
#include "language/analyze.h"
#include "language/conllu.h"

namespace synoptic {
namespace {

// One file of given words.
struct GivenFile {
  std::string id;
  GivenWords words;
};

RunSummary annotate_given(const RunSetting& run, const Resources& resources,
                          const TakeLine& take) {
  OrderedWork<GivenFile, std::string> files(
      run.options.jobs,
      [&](GivenFile given) {
        GivenFile file = std::move(given);
        auto& [text, analysis] = file.words;
        annotate(text, resources.language, analysis);
        return to_conllu(text, analysis, file.id);
      },
      take);
  RunSummary summary;
  const auto fail = [&](const Unread& unread) {
    ++summary.unread;
    if (run.listener.unread) run.listener.unread(unread);
  };
  for (const Unread& unread : run.inputs.unread) fail(unread);
  for (const Input& input : run.inputs.inputs) {
    const Result<FileBytes> bytes = run.files.read(input.path);
    if (!bytes) {
      fail({input.path, bytes.error().message});
      continue;
    }
    auto words = read_conllu(bytes->view(), input.path);
    if (!words) {
      fail({input.path, without_path(words.error().message, input.path)});
      continue;
    }
    ++summary.read;
    if (!files.add({input.stem, *std::move(words)})) break;
  }
  files.finish();
  return summary;
}

}  // namespace

RunSummary annotate_all(const RunSetting& run, Words words,
                        const Resources& resources, const TakeLine& take) {
  if (words == Words::Given) return annotate_given(run, resources, take);
  // The id stands in the lines, so they are made when it is known.
  struct Annotated {
    Document document;
    Analysis analysis;
  };
  return take_in<Annotated>(
      run,
      [&](Document document) {
        Analysis analysis = analyze(document, resources.language);
        return Annotated{std::move(document), std::move(analysis)};
      },
      [&](const Annotated& annotated) {
        const Document& document = annotated.document;
        return take(to_conllu(document.text, annotated.analysis, document.id));
      });
}

}  // namespace synoptic
