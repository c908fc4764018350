#include "support/test_registry.h"

namespace fc::test {

std::vector<TestFactory>& registeredTests()
{
    static std::vector<TestFactory> tests;
    return tests;
}

int runRegisteredTests(int argc, char** argv)
{
    int failed = registeredTests().empty() ? 1 : 0;
    for (const TestFactory& make : registeredTests())
        failed += QTest::qExec(make().get(), argc, argv);
    return failed == 0 ? 0 : 1;
}

} // namespace fc::test
