#include "support/test_registry.h"

#include <QApplication>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    return fc::test::runRegisteredTests(argc, argv);
}
