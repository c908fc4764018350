#include "model/path.h"
#include "property.h"
#include "support/test_registry.h"

using namespace fc;
using model::Path;
using model::PathElem;

namespace {

/// One printable ASCII character or one UTF-8 sequence.
rc::Gen<std::string> character()
{
    return rc::gen::weightedOneOf<std::string>(
        {{6, rc::gen::map(rc::gen::inRange<int>(0x20, 0x7F), [](int c) { return std::string(1, static_cast<char>(c)); })},
         {2, rc::gen::elementOf(std::vector<std::string>{"/", "[", "]", "=", "\\", ":", ".", "*", "n", "u"})},
         {1, rc::gen::elementOf(std::vector<std::string>{"\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x94\x8c", "\n", "\r"})}});
}

std::string text()
{
    std::string out;
    for (const std::string& one : *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(character())))
        out += one;
    return out;
}

Path randomPath()
{
    Path path;
    path.origin = *rc::gen::elementOf(std::vector<std::string>{"", "openconfig", "eos_native", "o"});
    for (std::size_t i = 0, count = test::randomSize(5); i < count; ++i) {
        PathElem elem{text(), {}};
        for (std::size_t k = 0, keys = test::randomSize(3); k < keys; ++k) {
            const std::string name = text();
            if (elem.key(name) == nullptr)
                elem.keys.push_back({name, text()});
        }
        std::ranges::sort(elem.keys);
        path.elems.push_back(std::move(elem));
    }
    return path;
}

} // namespace

class TstPathProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void printedPathsReadBack()
    {
        FC_CHECK_PROPERTY("parse(print(path)) == path", [] {
            const Path path = randomPath();
            const std::string printed = model::toString(path);
            RC_LOG() << printed << "\n";
            const auto parsed = model::parsePath(printed);
            RC_ASSERT(parsed.ok());
            RC_ASSERT(parsed.value() == path);
        });
    }

    void anyBytesAreReadOrRefusedWithAColumn()
    {
        FC_CHECK_PROPERTY("parsePath takes any bytes", [](const std::string& noise) {
            const std::string text = *rc::gen::element(noise, "/a[" + noise, noise + "]/b", "/a[k=" + noise + "]");
            const auto parsed = model::parsePath(text);
            if (!parsed)
                RC_ASSERT(parsed.error().text.starts_with("column "));
            else
                RC_ASSERT(model::parsePath(model::toString(parsed.value())).value() == parsed.value());
        });
    }
};

FC_REGISTER_TEST(TstPathProperties);
#include "tst_path_properties.moc"
