// SPDX-License-Identifier: Apache-2.0
#include "language/encoder.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "language/word_form.h"

namespace synoptic {
namespace {

// Which feature a hash is of: part of the format.
enum Feature : std::uint8_t {
  Form,
  Ending1,
  Ending2,
  Ending3,
  Ending4,
  Beginning1,
  Beginning2,
  Beginning3,
  Shape,
  Group,
};

constexpr std::size_t kLongestShape = 8;

char shape_of(char32_t c) {
  if (is_upper(c)) return 'X';
  if (is_letter(c)) return 'x';
  if (is_digit(c)) return 'd';
  return c < 0x80 ? static_cast<char>(c) : '~';
}

// Runs of one shape count once: "McRae" is "XxXx", "1,000" is "d,d".
std::string shape_of(std::string_view word) {
  std::string shape;
  for (std::size_t at = 0; at < word.size() && shape.size() < kLongestShape;) {
    const CodePoint next = decode_utf8(word, at);
    const char mark = shape_of(next.value);
    if (shape.empty() || shape.back() != mark) shape += mark;
    at += next.size;
  }
  // One capital alone is not a word of capitals.
  if (shape == "X")
    shape += word.size() == 1 ? '1' : word.size() < 5 ? 's' : 'l';
  return shape;
}

std::size_t suffix_begin(std::string_view form, int characters) {
  std::size_t at = form.size();
  for (int i = 0; i < characters && at > 0; ++i) {
    do {
      --at;
    } while (at > 0 && (static_cast<unsigned char>(form[at]) & 0xC0) == 0x80);
  }
  return at;
}

std::size_t prefix_end(std::string_view form, int characters) {
  std::size_t at = 0;
  for (int i = 0; i < characters && at < form.size(); ++i) {
    do {
      ++at;
    } while (at < form.size() &&
             (static_cast<unsigned char>(form[at]) & 0xC0) == 0x80);
  }
  return at;
}

// Headlines capitalise most words: a capital says less there.
char letter_case(std::string_view text, const std::vector<Span>& tokens) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t all = 0;
  for (const Span span : tokens) {
    const std::string_view word = slice(
        text, span.size() > 64 ? Span{span.begin, span.begin + 64} : span);
    const char32_t c = decode_utf8(word, 0).value;
    if (!is_letter(c) || word.size() < 4) continue;
    if (!is_upper(c)) {
      ++lower;
    } else {
      ++upper;
      if (is_upper(decode_utf8(word, word.size() - 1).value)) ++all;
    }
  }
  if (upper < 3 || lower * 3 > upper)
    return upper == 0 && lower > 3 ? 'l' : 'r';
  return all * 2 > upper ? 'U' : 't';
}

}  // namespace

std::vector<TokenFeatures> token_features(std::string_view text,
                                          const std::vector<Span>& tokens,
                                          const WordMap<char>& groups) {
  std::vector<TokenFeatures> all;
  all.reserve(tokens.size());
  const char style = letter_case(text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string_view word = slice(text, tokens[i]);
    if (word.size() > 64) word = word.substr(0, 64);
    const std::string form = plain_form(word);
    const std::string_view view = form;
    TokenFeatures features{};
    features[Form] = stable_hash(view);
    for (int size = 1; size <= 4; ++size) {
      features[Form + static_cast<std::size_t>(size)] =
          stable_hash(view.substr(suffix_begin(view, size)),
                      Form + static_cast<std::uint64_t>(size));
    }
    for (int size = 1; size <= 3; ++size) {
      features[Ending4 + static_cast<std::size_t>(size)] =
          stable_hash(view.substr(0, prefix_end(view, size)),
                      Ending4 + static_cast<std::uint64_t>(size));
    }
    std::string shape = shape_of(word);
    shape += style;
    if (i == 0) shape += '^';
    features[Shape] = stable_hash(shape, Shape);
    if (!groups.empty()) {
      const auto found = groups.find(word);
      std::string group(1, found == groups.end() ? '-' : found->second);
      features[Group] = stable_hash(group, Group);
    }
    all.push_back(features);
  }
  return all;
}

namespace {

Activations embed(const Encoder& encoder,
                  const std::vector<TokenFeatures>& features,
                  const WordVectors& vectors, Instructions instructions) {
  Activations input;
  input.count = static_cast<std::uint32_t>(features.size());
  input.width = (encoder.input_size() + 1) / 2 * 2;
  input.values.assign(std::size_t{input.count} * input.width, 0);
  std::vector<std::int32_t> sum(
      std::max(encoder.table_size, encoder.vector_size));
  for (std::uint32_t i = 0; i < input.count; ++i) {
    std::int16_t* row = input.row(i);
    const auto form = vectors.find_hash(features[i][Form]);
    if (form) {
      const std::int8_t* vector = vectors.row(*form);
      std::copy_n(vector, encoder.vector_size, sum.begin());
      to_inputs(sum.data(), encoder.vector_size, vectors.scale(),
                Encoder::kInputRange, row, instructions);
    }
    std::ranges::fill(sum, 0);
    const auto add_row = [&](std::uint32_t index) {
      const std::int8_t* from =
          encoder.table.data() + std::size_t{index} * encoder.table_size;
      for (std::uint32_t k = 0; k < encoder.table_size; ++k) sum[k] += from[k];
    };
    if (form && *form < encoder.form_rows) add_row(*form);
    for (std::size_t f = Form + 1; f < kFeatureCount; ++f) {
      if (features[i][f] != 0) add_row(encoder.row_of(features[i][f]));
    }
    to_inputs(sum.data(), encoder.table_size, encoder.table_scale,
              Encoder::kInputRange, row + encoder.vector_size, instructions);
  }
  return input;
}

void run_cell(const RecurrentCell& cell, const Activations& input,
              float input_scale, std::uint32_t units, bool backward,
              Activations& output, Instructions instructions) {
  const std::uint32_t gates = 3 * units;
  std::vector<float> sums(std::size_t{input.count} * gates);
  multiply(cell.input, input.values.data(), input.count, input.width,
           input_scale, sums.data(), instructions);
  std::vector<float> recurrent(gates);
  std::vector<float> memory(units, 0.0F);
  std::vector<std::int16_t> hidden(units, 0);
  for (std::uint32_t step = 0; step < input.count; ++step) {
    const std::uint32_t i = backward ? input.count - 1 - step : step;
    float* sum = sums.data() + std::size_t{i} * gates;
    if (step > 0) {
      multiply(cell.recurrent, hidden.data(), 1, units, 1.0F / kActivationScale,
               recurrent.data(), instructions);
    }
    for (std::uint32_t k = 0; k < gates; ++k) {
      sum[k] = (sum[k] + cell.bias[k]) + recurrent[k];
    }
    step_cell(sum, units, memory.data(), hidden.data(), instructions);
    std::copy(hidden.begin(), hidden.end(),
              output.row(i) + (backward ? units : 0));
  }
}

}  // namespace

std::vector<Activations> Encoder::encode(
    const std::vector<TokenFeatures>& features, const WordVectors& vectors,
    Instructions instructions) const {
  std::vector<Activations> outputs;
  const Activations first = embed(*this, features, vectors, instructions);
  const Activations* input = &first;
  float scale = kInputRange / kActivationScale;
  outputs.reserve(layers.size());
  for (const auto& layer : layers) {
    Activations output;
    output.count = first.count;
    output.width = 2 * units;
    output.values.resize(std::size_t{output.count} * output.width);
    run_cell(layer[0], *input, scale, units, false, output, instructions);
    run_cell(layer[1], *input, scale, units, true, output, instructions);
    outputs.push_back(std::move(output));
    input = &outputs.back();
    scale = 1.0F / kActivationScale;
  }
  return outputs;
}

void write_encoder(const Encoder& encoder, ByteWriter& out) {
  out.value(encoder.form_rows);
  out.value(encoder.table_rows);
  out.value(encoder.table_size);
  out.values(encoder.table);
  out.value(encoder.table_scale);
  out.value(encoder.vector_size);
  out.value(encoder.units);
  out.value(static_cast<std::uint32_t>(encoder.layers.size()));
  for (const auto& layer : encoder.layers) {
    for (const RecurrentCell& cell : layer) {
      write_matrix(cell.input, out);
      write_matrix(cell.recurrent, out);
      out.values(cell.bias);
    }
  }
}

Encoder read_encoder(ByteReader& in, bool& ok) {
  constexpr std::uint32_t kMostUnits = 256;
  constexpr std::uint32_t kMostLayers = 8;
  Encoder encoder;
  encoder.form_rows = in.value<std::uint32_t>();
  encoder.table_rows = in.value<std::uint32_t>();
  encoder.table_size = in.value<std::uint32_t>();
  encoder.table = in.values<std::int8_t>();
  encoder.table_scale = in.value<float>();
  encoder.vector_size = in.value<std::uint32_t>();
  encoder.units = in.value<std::uint32_t>();
  const auto layers = in.value<std::uint32_t>();
  ok = ok && in.ok() && encoder.table_rows > encoder.form_rows &&
       encoder.table_size <= kMostColumns &&
       encoder.vector_size <= kMostColumns &&
       encoder.input_size() <= kMostColumns &&
       encoder.table.size() ==
           std::size_t{encoder.table_rows} * encoder.table_size &&
       encoder.table_scale >= 0 && encoder.table_scale < 1e3F &&
       encoder.units > 0 && encoder.units <= kMostUnits &&
       encoder.units % 8 == 0 && layers > 0 && layers <= kMostLayers;
  for (std::uint32_t i = 0; ok && i < layers; ++i) {
    std::array<RecurrentCell, 2> layer;
    for (RecurrentCell& cell : layer) {
      cell.input = read_matrix(in, ok);
      cell.recurrent = read_matrix(in, ok);
      cell.bias = in.values<float>();
      const std::uint32_t width =
          i == 0 ? encoder.input_size() : 2 * encoder.units;
      ok = ok && in.ok() && cell.input.rows == 3 * encoder.units &&
           cell.input.columns == width &&
           cell.recurrent.rows == 3 * encoder.units &&
           cell.recurrent.columns == encoder.units &&
           cell.bias.size() == 3 * encoder.units &&
           std::ranges::all_of(cell.bias,
                               [](float b) { return b > -1e6F && b < 1e6F; });
    }
    encoder.layers.push_back(std::move(layer));
  }
  return encoder;
}

}  // namespace synoptic
