#pragma once

#include "engine/intent_book.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fc::ui {

/// One intended value or CLI line that an object takes part in. The pointers lead into the book.
struct ObjectUse
{
    const intent::IntentDocument* document = nullptr;
    const model::InstancePath* path = nullptr;      ///< null for a CLI line
    const model::IntendedCliLine* line = nullptr;   ///< null for a leaf
    const model::Origin* origin = nullptr;
};

/// An object of NetBox (or an entry of the fabric file) and everything on the devices that comes from it.
struct UsedObject
{
    std::string key; ///< "ipam.vlan 12"; an entry without id is called by its display text
    std::string type, display, url;
    std::vector<ObjectUse> uses; ///< by device, leaves before CLI lines
    int devices = 0;
};

/// The intent the other way round. Immutable; keeps its book alive.
struct ObjectUses
{
    std::shared_ptr<const engine::IntentBook> book;
    std::vector<UsedObject> objects; ///< by type in the order of NetBox's classes, then by name

    /// -1 if nothing comes from that object.
    int find(const std::string& key) const;
};

std::string objectKey(const model::Origin& origin);
/// "VLAN" for "ipam.vlan": what people call objects of a type; the type itself where there is no word.
std::string typeWord(const std::string& type);
/// Reads every document: for a worker thread when the fabric is large. Keys are told by the path of their entry.
std::shared_ptr<const ObjectUses> usesOf(std::shared_ptr<const engine::IntentBook> book, const schema::SchemaIndex& schema);

} // namespace fc::ui
