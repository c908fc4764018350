#pragma once

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fc::test {

using TestFactory = std::function<std::unique_ptr<QObject>()>;

std::vector<TestFactory>& registeredTests();
/// Runs every registered object; non-zero if one failed.
int runRegisteredTests(int argc, char** argv);

struct TestRegistration
{
    explicit TestRegistration(TestFactory factory) { registeredTests().push_back(std::move(factory)); }
};

/// Text of a value for a failure message: our toString() if the type has one.
template <typename T>
std::string describe(const T& value)
{
    if constexpr (requires { std::string(toString(value)); })
        return std::string(toString(value));
    else if constexpr (std::is_convertible_v<T, std::string_view>)
        return std::string(std::string_view(value));
    else if constexpr (std::is_arithmetic_v<T>)
        return std::to_string(value);
    else
        return "(no text form)";
}

} // namespace fc::test

/// QCOMPARE for our own types: QCOMPARE cannot take a type whose toString() is found by argument-dependent lookup.
/// Takes copies: f().error().code refers into something that is gone at the end of the line.
#define FC_COMPARE(actual, expected)                                                                                   \
    do {                                                                                                               \
        const auto fcActual = (actual);                                                                                \
        const auto fcExpected = (expected);                                                                            \
        const std::string fcText = "actual:   " + fc::test::describe(fcActual) +                                       \
                                   "\nexpected: " + fc::test::describe(fcExpected);                                    \
        QVERIFY2(fcActual == fcExpected, fcText.c_str());                                                              \
    } while (false)

/// Puts a QObject test class into this module's one test program. Use after the class, then include its .moc.
#define FC_REGISTER_TEST(Class)                                                                                        \
    static const fc::test::TestRegistration registration##Class([] { return std::make_unique<Class>(); })
