#pragma once

#include "schema/schema_locator.h"
#include "support/random_tree.h"
#include "support/toy_schema.h"

#include <rapidcheck.h>

#include <memory>
#include <string>

namespace fc::test {

/// The bundled index of EOS, opened once; aborts the program if it is missing, since no property means anything then.
inline const schema::SchemaIndex& eosIndex()
{
    static const std::shared_ptr<const schema::SchemaIndex> index = schema::openBundledIndex().value();
    return *index;
}

inline const schema::SchemaIndex& toyIndex()
{
    static const std::shared_ptr<const schema::SchemaIndex> index = makeToySchema();
    return *index;
}

/// Seed of a RandomTree: all 64 bits, whatever RapidCheck's size is.
inline std::uint64_t randomSeed()
{
    return *rc::gen::noShrink(rc::gen::resize(100, rc::gen::arbitrary<std::uint64_t>()));
}

/// Number of leaves or edits; shrinks towards none.
inline std::size_t randomSize(std::size_t end)
{
    return *rc::gen::inRange<std::size_t>(0, end);
}

} // namespace fc::test

/// Fails the Qt test if the property does not hold; RapidCheck prints the counterexample and the seed.
#define FC_CHECK_PROPERTY(...) QVERIFY2(rc::check(__VA_ARGS__), "see the counterexample above")
