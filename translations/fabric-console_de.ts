<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Go to device</source>
        <translation>Gehe zu Gerät</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächste Ansicht</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Vorige Ansicht</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Zurück zur vorigen Stelle</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Wieder vor</translation>
    </message>
    <message>
        <source>Read NetBox and devices again</source>
        <translation>NetBox und Geräte neu lesen</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>Hell/dunkel wechseln</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Design: wie System</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Design: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Design: dunkel</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>Design: hoher Kontrast</translation>
    </message>
    <message>
        <source>Single-letter keys</source>
        <translation>Einzeltasten-Kürzel</translation>
    </message>
    <message>
        <source>Keys of this pane</source>
        <translation>Tasten dieser Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Reset the window&apos;s size</source>
        <translation>Fenstergröße zurücksetzen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Connect my fabric</source>
        <translation>Meine Fabric verbinden</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>in sync</source>
        <translation>synchron</translation>
    </message>
    <message>
        <source>%1 drift</source>
        <translation>%1 Drift</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>%1 approved</source>
        <translation>%1 freigegeben</translation>
    </message>
    <message>
        <source>applying</source>
        <translation>wendet an</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verifiziert</translation>
    </message>
    <message>
        <source>apply failed</source>
        <translation>Anwenden: Fehler</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>nicht verglichen</translation>
    </message>
    <message>
        <source>health unknown</source>
        <translation>Zustand unbekannt</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>intakt</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <source>late %1</source>
        <translation>verzögert %1</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verzögert</translation>
    </message>
    <message>
        <source>no data %1</source>
        <translation>keine Daten %1</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>noch keine Daten</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n entfernt</numerusform>
            <numerusform>%n entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n verschoben</numerusform>
            <numerusform>%n verschoben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>in intent, not running</source>
        <translation>im Soll, nicht im Ist</translation>
    </message>
    <message>
        <source>running, not in intent</source>
        <translation>im Ist, nicht im Soll</translation>
    </message>
    <message>
        <source>%1, 1 hunk</source>
        <translation>%1, 1 Hunk</translation>
    </message>
    <message>
        <source>%1, %2 hunks</source>
        <translation>%1, %2 Hunks</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Nicht verglichen</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Live %1</source>
        <translation>Live %1</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>Management</translation>
    </message>
    <message>
        <source>Router ID</source>
        <translation>Router-ID</translation>
    </message>
    <message>
        <source>VTEP</source>
        <translation>VTEP</translation>
    </message>
    <message>
        <source>shared with %1</source>
        <translation>gemeinsam mit %1</translation>
    </message>
    <message>
        <source>AS</source>
        <translation>AS</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Not compared with intent</source>
        <translation>Nicht mit Soll verglichen</translation>
    </message>
    <message>
        <source>Running equals intent</source>
        <translation>Ist entspricht Soll</translation>
    </message>
    <message>
        <source>Running differs from intent</source>
        <translation>Ist weicht vom Soll ab</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>checked %1 ago</source>
        <translation>vor %1 geprüft</translation>
    </message>
    <message>
        <source>pair with %1</source>
        <translation>Paar mit %1</translation>
    </message>
    <message>
        <source>link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>cable #%1</source>
        <translation>Kabel #%1</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Seen from one side</source>
        <translation>Einseitig gesehen</translation>
    </message>
    <message>
        <source>Ends differ</source>
        <translation>Enden ungleich</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>LLDP sees</source>
        <translation>LLDP sieht</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Ausgang</translation>
    </message>
</context>
<context>
    <name>PaletteLookup</name>
    <message>
        <source>management address</source>
        <translation>Management-Adresse</translation>
    </message>
    <message>
        <source>router ID</source>
        <translation>Router-ID</translation>
    </message>
    <message>
        <source>VTEP address</source>
        <translation>VTEP-Adresse</translation>
    </message>
    <message>
        <source>AS number</source>
        <translation>AS-Nummer</translation>
    </message>
    <message>
        <source>anycast gateway MAC of the site</source>
        <translation>Anycast-Gateway-MAC des Standorts</translation>
    </message>
    <message>
        <source>anycast gateway MAC of the device</source>
        <translation>Anycast-Gateway-MAC des Geräts</translation>
    </message>
    <message>
        <source>VLAN %1 %2</source>
        <translation>VLAN %1 %2</translation>
    </message>
    <message>
        <source>VNI %1, in NetBox</source>
        <translation>VNI %1, in NetBox</translation>
    </message>
    <message>
        <source>in NetBox</source>
        <translation>in NetBox</translation>
    </message>
    <message>
        <source>L2VPN with VNI %1</source>
        <translation>L2VPN mit VNI %1</translation>
    </message>
    <message>
        <source>VRF with VNI %1</source>
        <translation>VRF mit VNI %1</translation>
    </message>
    <message>
        <source>AS %1</source>
        <translation>AS %1</translation>
    </message>
    <message>
        <source>IP address in NetBox</source>
        <translation>IP-Adresse in NetBox</translation>
    </message>
    <message>
        <source>carries VLAN %1, tagged</source>
        <translation>führt VLAN %1, tagged</translation>
    </message>
    <message>
        <source>carries VLAN %1, untagged</source>
        <translation>führt VLAN %1, untagged</translation>
    </message>
    <message>
        <source>on %1 devices, intended and running</source>
        <translation>auf %1 Geräten, Soll und Ist</translation>
    </message>
    <message>
        <source>BGP session</source>
        <translation>BGP-Session</translation>
    </message>
    <message>
        <source>BGP session, %1</source>
        <translation>BGP-Session, %1</translation>
    </message>
    <message>
        <source>runs on %1</source>
        <translation>läuft auf %1</translation>
    </message>
    <message>
        <source>live entry, asks the switches</source>
        <translation>Live-Eintrag, fragt die Switches</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>Synchron</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Applying</source>
        <translation>Wendet an</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Reverted</source>
        <translation>Zurückgerollt</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Intakt</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verzögert</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Nicht geliefert</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
</context>
<context>
    <name>Topology</name>
    <message>
        <source>Pair %1</source>
        <translation>Paar %1</translation>
    </message>
    <message>
        <source>%1, %2, %3, not managed</source>
        <translation>%1, %2, %3, nicht verwaltet</translation>
    </message>
    <message>
        <source>pair with %1</source>
        <translation>Paar mit %1</translation>
    </message>
    <message>
        <source>Link to a host</source>
        <translation>Link zu einem Host</translation>
    </message>
    <message>
        <source>Link %1 %2 to %3 %4, %5</source>
        <translation>Link %1 %2 zu %3 %4, %5</translation>
    </message>
</context>
<context>
    <name>fc::ui</name>
    <message>
        <source>%1 unmanaged</source>
        <translation>%1 nicht verwaltet</translation>
    </message>
    <message>
        <source>not compared: %1</source>
        <translation>nicht verglichen: %1</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>Ist %1</translation>
    </message>
    <message>
        <source>intended %1</source>
        <translation>Soll %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>fc::ui::ChangeListModel</name>
    <message>
        <source>%1 not compared</source>
        <translation>%1 nicht verglichen</translation>
    </message>
    <message>
        <source>%1 in sync</source>
        <translation>%1 synchron</translation>
    </message>
</context>
<context>
    <name>fc::ui::ChangePanel</name>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Put into the plan</source>
        <translation>In den Plan aufnehmen</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason; stands beside the change</source>
        <translation>Grund; steht neben der Änderung</translation>
    </message>
    <message>
        <source>Changes by hand on this device</source>
        <translation>Änderungen von Hand auf diesem Gerät</translation>
    </message>
    <message>
        <source>Pick a leaf that can be set.</source>
        <translation>Ein Blatt wählen, das gesetzt werden kann.</translation>
    </message>
    <message>
        <source>There is no device to change.</source>
        <translation>Es gibt kein Gerät zum Ändern.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Bitte begründen.</translation>
    </message>
    <message>
        <source>Nothing is sent: it becomes a hunk of the plan, to be approved in Diff like any other.</source>
        <translation>Nichts wird gesendet: es wird ein Abschnitt des Plans, in Diff freizugeben wie jeder andere.</translation>
    </message>
</context>
<context>
    <name>fc::ui::ColumnTitles</name>
    <message>
        <source>Intended: %1. Running: %2</source>
        <translation>Soll: %1. Ist: %2</translation>
    </message>
    <message>
        <source>Running → intended</source>
        <translation>Ist → Soll</translation>
    </message>
    <message>
        <source>approve sends →</source>
        <translation>Freigabe sendet →</translation>
    </message>
    <message>
        <source>Intended</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Ist</translation>
    </message>
</context>
<context>
    <name>fc::ui::CommandField</name>
    <message>
        <source>Search  &gt; command  @ device  / path  # object  ! event</source>
        <translation>Suche  &gt; Befehl  @ Gerät  / Pfad  # Objekt  ! Ereignis</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
</context>
<context>
    <name>fc::ui::CommandPalette</name>
    <message>
        <source>Nothing is called so</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Search, or an IP, MAC, AS, VLAN, VNI  &gt; command  @ device  / path  # object  ! event</source>
        <translation>Suche oder IP, MAC, AS, VLAN, VNI  &gt; Befehl  @ Gerät  / Pfad  # Objekt  ! Ereignis</translation>
    </message>
</context>
<context>
    <name>fc::ui::ConnectDialog</name>
    <message>
        <source>passed</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Save and open</source>
        <translation>Speichern und öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Connect my fabric</source>
        <translation>Meine Fabric verbinden</translation>
    </message>
    <message>
        <source>Steps of the check</source>
        <translation>Schritte der Prüfung</translation>
    </message>
    <message>
        <source>Where the check stands</source>
        <translation>Stand der Prüfung</translation>
    </message>
    <message>
        <source>Creates the custom fields that are missing</source>
        <translation>Legt die fehlenden benutzerdefinierten Felder an</translation>
    </message>
    <message>
        <source>Script that creates the missing custom fields</source>
        <translation>Skript, das die fehlenden benutzerdefinierten Felder anlegt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation>Skript speichern</translation>
    </message>
    <message>
        <source>The script cannot be written: %1</source>
        <translation>Das Skript kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Type address and token, then check.</source>
        <translation>Adresse und Token eingeben, dann prüfen.</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Checking NetBox...</source>
        <translation>NetBox wird geprüft …</translation>
    </message>
    <message>
        <source>Checking the switches: %1 of %2</source>
        <translation>Die Switches werden geprüft: %1 von %2</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Alles funktioniert.</translation>
    </message>
    <message>
        <source>1 step failed.</source>
        <translation>1 Schritt ist fehlgeschlagen.</translation>
    </message>
    <message numerus="yes">
        <source>%n steps failed.</source>
        <translation>
            <numerusform>%n Schritt ist fehlgeschlagen.</numerusform>
            <numerusform>%n Schritte sind fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving...</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Replace and open</source>
        <translation>Ersetzen und öffnen</translation>
    </message>
    <message>
        <source>Replace and open anyway</source>
        <translation>Trotzdem ersetzen und öffnen</translation>
    </message>
    <message>
        <source>Save and open anyway</source>
        <translation>Trotzdem speichern und öffnen</translation>
    </message>
</context>
<context>
    <name>fc::ui::ConnectFormView</name>
    <message>
        <source>NetBox</source>
        <translation>NetBox</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Private CA</source>
        <translation>Eigene CA</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>die Stellen des Systems</translation>
    </message>
    <message>
        <source>Verify its certificate</source>
        <translation>Sein Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Which switches</source>
        <translation>Welche Switches</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>NetBox has not been asked yet</source>
        <translation>NetBox wurde noch nicht gefragt</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Fabric file</source>
        <translation>Fabric-Datei</translation>
    </message>
    <message>
        <source>none: what NetBox cannot say</source>
        <translation>keine: was NetBox nicht sagen kann</translation>
    </message>
    <message>
        <source>Log in to the switches (gNMI)</source>
        <translation>Anmeldung an den Switches (gNMI)</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>gNMI port</source>
        <translation>gNMI-Port</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>TLS to the switches</source>
        <translation>TLS zu den Switches</translation>
    </message>
    <message>
        <source>TLS, certificate verified</source>
        <translation>TLS, Zertifikat geprüft</translation>
    </message>
    <message>
        <source>TLS, first certificate remembered</source>
        <translation>TLS, erstes Zertifikat gemerkt</translation>
    </message>
    <message>
        <source>TLS, not verified (lab)</source>
        <translation>TLS, nicht geprüft (Labor)</translation>
    </message>
    <message>
        <source>Plaintext (lab)</source>
        <translation>Klartext (Labor)</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Keep it as</source>
        <translation>Aufbewahren als</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Lab or production</source>
        <translation>Labor oder Betrieb</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Betrieb</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Where token and password are kept</source>
        <translation>Wo Token und Passwort liegen</translation>
    </message>
    <message>
        <source>In the desktop&apos;s keychain</source>
        <translation>Im Schlüsselbund des Desktops</translation>
    </message>
    <message>
        <source>In files that only you can read</source>
        <translation>In Dateien, die nur Sie lesen können</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Datei wählen: %1</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 Gerät</translation>
    </message>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>None ticked means every site</source>
        <translation>Keiner angekreuzt heißt alle Standorte</translation>
    </message>
    <message>
        <source>as kept</source>
        <translation>wie aufbewahrt</translation>
    </message>
</context>
<context>
    <name>fc::ui::ConnectionModel</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>gNMI address</source>
        <translation>gNMI-Adresse</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>EOS</source>
        <translation>EOS</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Leafs</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Data age</source>
        <translation>Datenalter</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Reconnects</translation>
    </message>
    <message>
        <source>Merged / bad</source>
        <translation>Vereint / defekt</translation>
    </message>
    <message>
        <source>Why not live</source>
        <translation>Warum nicht live</translation>
    </message>
</context>
<context>
    <name>fc::ui::ConnectionsPane</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Device sessions</source>
        <translation>Geräte-Sessions</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Reconnect the selected device</source>
        <translation>Gewähltes Gerät neu verbinden</translation>
    </message>
    <message>
        <source>Reconnect %1</source>
        <translation>%1 neu verbinden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>%1 of %2 devices live</source>
        <translation>%1 von %2 Geräten live</translation>
    </message>
    <message>
        <source>, revision %1, read %2</source>
        <translation>, Revision %1, gelesen %2</translation>
    </message>
    <message>
        <source>Reconnecting %1</source>
        <translation>%1 wird neu verbunden</translation>
    </message>
    <message>
        <source>Where the intent comes from</source>
        <translation>Woher das Soll kommt</translation>
    </message>
    <message>
        <source>Connect my fabric...</source>
        <translation>Meine Fabric verbinden …</translation>
    </message>
</context>
<context>
    <name>fc::ui::DeviceModel</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Konfig</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>Management</translation>
    </message>
    <message>
        <source>Router ID</source>
        <translation>Router-ID</translation>
    </message>
    <message>
        <source>AS</source>
        <translation>AS</translation>
    </message>
    <message>
        <source>Pair with</source>
        <translation>Paar mit</translation>
    </message>
    <message>
        <source>Hunks</source>
        <translation>Hunks</translation>
    </message>
    <message>
        <source>Updates/s</source>
        <translation>Updates/s</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>fc::ui::DevicePage</name>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Open in NetBox</source>
        <translation>In NetBox öffnen</translation>
    </message>
    <message>
        <source>1 more hunk</source>
        <translation>1 weiterer Hunk</translation>
    </message>
    <message numerus="yes">
        <source>%n more hunks</source>
        <translation>
            <numerusform>%n weiterer Hunk</numerusform>
            <numerusform>%n weitere Hunks</numerusform>
        </translation>
    </message>
    <message>
        <source>1 entry is not managed and never touched</source>
        <translation>1 Eintrag ist nicht verwaltet und bleibt unberührt</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are not managed and never touched</source>
        <translation>
            <numerusform>%n Eintrag ist nicht verwaltet und bleibt unberührt</numerusform>
            <numerusform>%n Einträge sind nicht verwaltet und bleiben unberührt</numerusform>
        </translation>
    </message>
    <message>
        <source>Review 1 hunk</source>
        <translation>1 Hunk prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Review %n hunks</source>
        <translation>
            <numerusform>%n Hunk prüfen</numerusform>
            <numerusform>%n Hunks prüfen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fc::ui::DiffPane</name>
    <message>
        <source>what NetBox says</source>
        <translation>laut NetBox</translation>
    </message>
    <message>
        <source>what the switch reports</source>
        <translation>laut Switch</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Unified</source>
        <translation>Vereint</translation>
    </message>
    <message>
        <source>Unmanaged</source>
        <translation>Nicht verwaltet</translation>
    </message>
    <message>
        <source>Filter changes</source>
        <translation>Änderungen filtern</translation>
    </message>
    <message>
        <source>Changes by device</source>
        <translation>Änderungen nach Gerät</translation>
    </message>
    <message>
        <source>Read NetBox and the switches again (F5)</source>
        <translation>NetBox und Switches neu lesen (F5)</translation>
    </message>
    <message>
        <source>Reading NetBox and the switches again</source>
        <translation>NetBox und Switches werden neu gelesen</translation>
    </message>
    <message>
        <source>Show what the switch runs and the intent does not speak for (M)</source>
        <translation>Zeigen, was auf dem Switch läuft und im Soll nicht vorkommt (M)</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Next device</source>
        <translation>Nächstes Gerät</translation>
    </message>
    <message>
        <source>Previous device</source>
        <translation>Voriges Gerät</translation>
    </message>
    <message>
        <source>Approve this change</source>
        <translation>Diese Änderung freigeben</translation>
    </message>
    <message>
        <source>Reject this change</source>
        <translation>Diese Änderung ablehnen</translation>
    </message>
    <message>
        <source>Defer this change</source>
        <translation>Diese Änderung zurückstellen</translation>
    </message>
    <message>
        <source>Approve every undecided change of this device</source>
        <translation>Alle offenen Änderungen dieses Geräts freigeben</translation>
    </message>
    <message>
        <source>Fold or show unchanged lines</source>
        <translation>Unveränderte Zeilen falten oder zeigen</translation>
    </message>
    <message>
        <source>Show or hide what is unmanaged</source>
        <translation>Nicht Verwaltetes zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Split or unified</source>
        <translation>Geteilt oder vereint</translation>
    </message>
    <message>
        <source>Undo decision</source>
        <translation>Entscheidung rückgängig</translation>
    </message>
    <message>
        <source>Redo decision</source>
        <translation>Entscheidung wiederholen</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>%1 on 1 device</source>
        <translation>%1 auf 1 Gerät</translation>
    </message>
    <message>
        <source>%1 on %2 devices</source>
        <translation>%1 auf %2 Geräten</translation>
    </message>
    <message>
        <source>Running equals intent on 1 device</source>
        <translation>Ist entspricht Soll auf 1 Gerät</translation>
    </message>
    <message>
        <source>Running equals intent on %1 devices</source>
        <translation>Ist entspricht Soll auf %1 Geräten</translation>
    </message>
    <message>
        <source>Nothing was compared yet</source>
        <translation>Noch nichts verglichen</translation>
    </message>
    <message>
        <source>Compared live with %1</source>
        <translation>Live verglichen mit %1</translation>
    </message>
    <message>
        <source>Waiting for NetBox and the switches</source>
        <translation>Warten auf NetBox und Switches</translation>
    </message>
    <message>
        <source>Reason, e.g. a ticket</source>
        <translation>Grund, z. B. ein Ticket</translation>
    </message>
    <message>
        <source>Reason, kept with every decision that follows</source>
        <translation>Grund, wird mit jeder folgenden Entscheidung gespeichert</translation>
    </message>
    <message>
        <source>Kept with every decision that follows and shown in the history (R)</source>
        <translation>Wird mit jeder folgenden Entscheidung gespeichert und im Verlauf gezeigt (R)</translation>
    </message>
    <message>
        <source>Give a reason for the decisions that follow</source>
        <translation>Grund für die folgenden Entscheidungen angeben</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Show the unchanged lines above</source>
        <translation>Unveränderte Zeilen darüber zeigen</translation>
    </message>
    <message>
        <source>Show the unchanged lines below</source>
        <translation>Unveränderte Zeilen darunter zeigen</translation>
    </message>
    <message>
        <source>%1 in sync</source>
        <translation>%1 synchron</translation>
    </message>
    <message>
        <source>%1 not compared</source>
        <translation>%1 nicht verglichen</translation>
    </message>
    <message>
        <source>NetBox, read %1</source>
        <translation>NetBox, gelesen %1</translation>
    </message>
    <message>
        <source>Draft for NetBox...</source>
        <translation>Entwurf für NetBox …</translation>
    </message>
    <message>
        <source>The NetBox objects that would explain what this switch runs (N)</source>
        <translation>Die NetBox-Objekte, die erklären würden, was dieser Switch ausführt (N)</translation>
    </message>
    <message>
        <source>Draft NetBox objects for what this device runs</source>
        <translation>NetBox-Objekte entwerfen für das, was dieses Gerät ausführt</translation>
    </message>
    <message>
        <source>No switch runs anything that NetBox would have to explain</source>
        <translation>Kein Switch führt etwas aus, das NetBox erklären müsste</translation>
    </message>
</context>
<context>
    <name>fc::ui::DiffView</name>
    <message>
        <source>Differences, intended and running</source>
        <translation>Abweichungen, Soll und Ist</translation>
    </message>
    <message>
        <source>all decided</source>
        <translation>alle entschieden</translation>
    </message>
    <message>
        <source>1 to decide</source>
        <translation>1 offen</translation>
    </message>
    <message>
        <source>%1 to decide</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>1 unchanged</source>
        <translation>1 unverändert</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>%1 unverändert</translation>
    </message>
    <message>
        <source>unmanaged, 1 leaf</source>
        <translation>nicht verwaltet, 1 Leaf</translation>
    </message>
    <message>
        <source>unmanaged, %1 leaves</source>
        <translation>nicht verwaltet, %1 Leafs</translation>
    </message>
    <message>
        <source>by default</source>
        <translation>per Default</translation>
    </message>
</context>
<context>
    <name>fc::ui::DraftWindow</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>The draft cannot be written: %1</source>
        <translation>Der Entwurf kann nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>fc::ui::EventModel</name>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>unknown field %1: use device, source, level or path</source>
        <translation>unbekanntes Feld %1: device, source, level oder path verwenden</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>fc::ui::EventsPane</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Events, oldest first</source>
        <translation>Ereignisse, älteste zuerst</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Details of the selected event</source>
        <translation>Details zum gewählten Ereignis</translation>
    </message>
    <message>
        <source>Newest event</source>
        <translation>Neuestes Ereignis</translation>
    </message>
    <message>
        <source>%1 events, none matches</source>
        <translation>%1 Ereignisse, kein Treffer</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1 von %2 passen</translation>
    </message>
    <message>
        <source>%1 events, %2 dropped</source>
        <translation>%1 Ereignisse, %2 verworfen</translation>
    </message>
    <message>
        <source>belongs to %1</source>
        <translation>gehört zu %1</translation>
    </message>
    <message>
        <source>Filter: words, device:leaf7, level:error</source>
        <translation>Filter: Wörter, device:leaf7, level:error</translation>
    </message>
</context>
<context>
    <name>fc::ui::FabricPane</name>
    <message>
        <source>Fabric</source>
        <translation>Fabric</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Overlay</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Traffic</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show the inspector</source>
        <translation>Inspektor zeigen</translation>
    </message>
    <message>
        <source>Lock the picture</source>
        <translation>Bild sperren</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Next link of the device</source>
        <translation>Nächster Link des Geräts</translation>
    </message>
    <message>
        <source>Previous link of the device</source>
        <translation>Voriger Link des Geräts</translation>
    </message>
    <message>
        <source>Review the device&apos;s hunks</source>
        <translation>Hunks des Geräts prüfen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Connecting to %1 again</source>
        <translation>%1 wird neu verbunden</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>No devices: the inventory could not be read</source>
        <translation>Keine Geräte: Inventar nicht lesbar</translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation>Noch keine Geräte</translation>
    </message>
    <message>
        <source>The inventory comes from NetBox or from the profile</source>
        <translation>Das Inventar kommt aus NetBox oder aus dem Profil</translation>
    </message>
    <message>
        <source>1 link</source>
        <translation>1 Link</translation>
    </message>
    <message numerus="yes">
        <source>%n links</source>
        <translation>
            <numerusform>%n Link</numerusform>
            <numerusform>%n Links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in sync</source>
        <translation>
            <numerusform>%n synchron</numerusform>
            <numerusform>%n synchron</numerusform>
        </translation>
    </message>
    <message>
        <source>1 differs</source>
        <translation>1 weicht ab</translation>
    </message>
    <message numerus="yes">
        <source>%n differ</source>
        <translation>
            <numerusform>%n weicht ab</numerusform>
            <numerusform>%n weichen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not compared</source>
        <translation>
            <numerusform>%n nicht verglichen</numerusform>
            <numerusform>%n nicht verglichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fc::ui::FabricTables</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
</context>
<context>
    <name>fc::ui::FindingModel</name>
    <message>
        <source>waived</source>
        <translation>ausgenommen</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>behoben</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>fc::ui::FindingsPane</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>By check</source>
        <translation>Nach Prüfung</translation>
    </message>
    <message>
        <source>By device</source>
        <translation>Nach Gerät</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>New and fixed</source>
        <translation>Neu und behoben</translation>
    </message>
    <message>
        <source>Findings, errors first</source>
        <translation>Befunde, Fehler zuerst</translation>
    </message>
    <message>
        <source>The selected finding</source>
        <translation>Der gewählte Befund</translation>
    </message>
    <message>
        <source>Open the object in NetBox</source>
        <translation>Objekt in NetBox öffnen</translation>
    </message>
    <message>
        <source>Show the device</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Show the difference</source>
        <translation>Abweichung zeigen</translation>
    </message>
    <message>
        <source>Findings by check or by device</source>
        <translation>Befunde nach Prüfung oder nach Gerät</translation>
    </message>
    <message>
        <source>All findings, or new and fixed ones</source>
        <translation>Alle Befunde oder nur neue und behobene</translation>
    </message>
    <message>
        <source>Nothing was checked yet</source>
        <translation>Noch nichts geprüft</translation>
    </message>
    <message>
        <source>Findings come with the first intent that is read from NetBox; folders of trees are not checked.</source>
        <translation>Befunde kommen mit dem ersten aus NetBox gelesenen Soll; Ordner mit Bäumen werden nicht geprüft.</translation>
    </message>
    <message>
        <source>%1 errors, %2 warnings, %3 notes, %4 waived</source>
        <translation>%1 Fehler, %2 Warnungen, %3 Hinweise, %4 ausgenommen</translation>
    </message>
    <message>
        <source>%1 new, %2 fixed</source>
        <translation>%1 neu, %2 behoben</translation>
    </message>
    <message>
        <source>The intent is sound</source>
        <translation>Das Soll ist stimmig</translation>
    </message>
    <message>
        <source>%1 checks found nothing.</source>
        <translation>%1 Prüfungen ohne Befund.</translation>
    </message>
    <message>
        <source>Nothing new, nothing fixed</source>
        <translation>Nichts neu, nichts behoben</translation>
    </message>
    <message>
        <source>Every finding was there in the revision before.</source>
        <translation>Alle Befunde gab es schon in der vorigen Revision.</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Waived by</source>
        <translation>Ausgenommen von</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Open in NetBox</source>
        <translation>In NetBox öffnen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>the device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>NetBox has no page for this finding</source>
        <translation>NetBox hat keine Seite zu diesem Befund</translation>
    </message>
    <message>
        <source>No difference on %1 comes from these objects</source>
        <translation>Keine Abweichung auf %1 stammt aus diesen Objekten</translation>
    </message>
</context>
<context>
    <name>fc::ui::HelpWindow</name>
    <message>
        <source>Help - Fabric Console</source>
        <translation>Hilfe - Fabric Console</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>fc::ui::HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>applied in part</source>
        <translation>teilweise angewendet</translation>
    </message>
    <message>
        <source>nothing sent</source>
        <translation>nichts gesendet</translation>
    </message>
    <message>
        <source>reverted</source>
        <translation>zurückgerollt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>unknown, checking</source>
        <translation>unbekannt, wird geprüft</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verifiziert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>none given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>fc::ui::HistoryPane</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Applies, newest first</source>
        <translation>Läufe, neueste zuerst</translation>
    </message>
    <message>
        <source>The selected apply</source>
        <translation>Der gewählte Lauf</translation>
    </message>
    <message>
        <source>History starts with the first apply</source>
        <translation>Der Verlauf beginnt mit dem ersten Anwenden</translation>
    </message>
    <message>
        <source>Approve a difference and apply it: who, why, what was sent and how it was verified stays here.</source>
        <translation>Eine Abweichung freigeben und anwenden: Wer, warum, was gesendet und wie verifiziert wurde, bleibt hier stehen.</translation>
    </message>
    <message>
        <source>1 apply</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 applies</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>Journal %1</source>
        <translation>Journal %1</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>1 Set</source>
        <translation>1 Set</translation>
    </message>
    <message>
        <source>%1 Sets</source>
        <translation>%1 Sets</translation>
    </message>
    <message>
        <source>, verified by re-reading</source>
        <translation>, durch erneutes Lesen verifiziert</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>1 hunk by %1</source>
        <translation>1 Hunk von %1</translation>
    </message>
    <message>
        <source>%1 hunks by %2</source>
        <translation>%1 Hunks von %2</translation>
    </message>
    <message>
        <source>In spite of</source>
        <translation>Trotz</translation>
    </message>
</context>
<context>
    <name>fc::ui::HunkInspector</name>
    <message>
        <source>would be added</source>
        <translation>würde hinzugefügt</translation>
    </message>
    <message>
        <source>would be removed</source>
        <translation>würde entfernt</translation>
    </message>
    <message>
        <source>would be put in order</source>
        <translation>würde umsortiert</translation>
    </message>
    <message>
        <source>would change</source>
        <translation>würde geändert</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Explanation of the current difference</source>
        <translation>Erklärung der aktuellen Abweichung</translation>
    </message>
    <message>
        <source>, field %1</source>
        <translation>, Feld %1</translation>
    </message>
    <message>
        <source>last edited %1</source>
        <translation>zuletzt bearbeitet %1</translation>
    </message>
    <message>
        <source>Open %1 in NetBox</source>
        <translation>%1 in NetBox öffnen</translation>
    </message>
    <message>
        <source>Select a difference to see where it comes from.</source>
        <translation>Abweichung wählen, um ihre Herkunft zu sehen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Intended</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Ist</translation>
    </message>
    <message>
        <source>Where the intended value comes from</source>
        <translation>Woher der Sollwert kommt</translation>
    </message>
    <message>
        <source>Nothing in the intent asks for it: the list it stands in is owned by the intent.</source>
        <translation>Im Soll nicht verlangt: Die Liste, in der es steht, gehört dem Soll.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>How running got here</source>
        <translation>Wie das Ist entstand</translation>
    </message>
    <message>
        <source>%1 was last configured at %2</source>
        <translation>%1: zuletzt konfiguriert %2</translation>
    </message>
    <message>
        <source>%1 does not say when it was last configured</source>
        <translation>%1 meldet nicht, wann zuletzt konfiguriert wurde</translation>
    </message>
    <message>
        <source>If you approve</source>
        <translation>Bei Freigabe</translation>
    </message>
    <message>
        <source>One operation on %1, sent only when you apply</source>
        <translation>Eine Operation auf %1, erst beim Anwenden gesendet</translation>
    </message>
    <message>
        <source>Needs no other difference</source>
        <translation>Setzt keine andere Abweichung voraus</translation>
    </message>
    <message>
        <source>Needs 1 other difference to be approved too</source>
        <translation>Setzt die Freigabe 1 weiterer Abweichung voraus</translation>
    </message>
    <message>
        <source>Needs %1 other differences to be approved too</source>
        <translation>Setzt die Freigabe %1 weiterer Abweichungen voraus</translation>
    </message>
</context>
<context>
    <name>fc::ui::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>Inspektor schließen</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Click a device or a link, or press Tab in the picture</source>
        <translation>Gerät oder Link anklicken oder im Bild Tab drücken</translation>
    </message>
</context>
<context>
    <name>fc::ui::IntentChangePage</name>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>In NetBox</source>
        <translation>In NetBox</translation>
    </message>
    <message>
        <source>On the devices</source>
        <translation>Auf den Geräten</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Stammt aus</translation>
    </message>
    <message>
        <source>Earlier revision to compare with</source>
        <translation>Frühere Revision zum Vergleich</translation>
    </message>
    <message>
        <source>Objects that changed in NetBox</source>
        <translation>In NetBox geänderte Objekte</translation>
    </message>
    <message>
        <source>Intended values that changed</source>
        <translation>Geänderte Sollwerte</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>There is no earlier revision yet</source>
        <translation>Noch keine frühere Revision</translation>
    </message>
    <message>
        <source>The last 20 revisions that were read from NetBox are kept.</source>
        <translation>Die letzten 20 aus NetBox gelesenen Revisionen bleiben gespeichert.</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleich läuft</translation>
    </message>
    <message>
        <source>The earlier revision is read and mapped.</source>
        <translation>Die frühere Revision wird gelesen und abgebildet.</translation>
    </message>
    <message>
        <source>The two revisions could not be compared</source>
        <translation>Die beiden Revisionen sind nicht vergleichbar</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Nichts geändert</translation>
    </message>
    <message>
        <source>Both revisions say the same.</source>
        <translation>Beide Revisionen besagen dasselbe.</translation>
    </message>
    <message>
        <source>In NetBox: %1</source>
        <translation>In NetBox: %1</translation>
    </message>
    <message>
        <source>On the devices: %1</source>
        <translation>Auf den Geräten: %1</translation>
    </message>
    <message>
        <source>%1 objects, %2 values since %3</source>
        <translation>%1 Objekte, %2 Werte seit %3</translation>
    </message>
</context>
<context>
    <name>fc::ui::IntentObjectPage</name>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Filter objects, e.g. VLAN 40</source>
        <translation>Objekte filtern, z. B. VLAN 40</translation>
    </message>
    <message>
        <source>Filter objects</source>
        <translation>Objekte filtern</translation>
    </message>
    <message>
        <source>Objects that the intent comes from</source>
        <translation>Objekte, aus denen das Soll stammt</translation>
    </message>
    <message>
        <source>What comes from the selected object</source>
        <translation>Was aus dem gewählten Objekt stammt</translation>
    </message>
    <message>
        <source>Reading where each value comes from</source>
        <translation>Herkunft der Werte wird gelesen</translation>
    </message>
    <message>
        <source>No value on any device comes from this object</source>
        <translation>Kein Wert auf einem Gerät stammt aus diesem Objekt</translation>
    </message>
    <message>
        <source>%1: %2 values on %3 devices</source>
        <translation>%1: %2 Werte auf %3 Geräten</translation>
    </message>
</context>
<context>
    <name>fc::ui::IntentPane</name>
    <message>
        <source>Intent</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>By device</source>
        <translation>Nach Gerät</translation>
    </message>
    <message>
        <source>By object</source>
        <translation>Nach Objekt</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Intent by device, by object, or what changed</source>
        <translation>Soll nach Gerät, nach Objekt oder was sich geändert hat</translation>
    </message>
    <message>
        <source>Next device</source>
        <translation>Nächstes Gerät</translation>
    </message>
    <message>
        <source>Previous device</source>
        <translation>Voriges Gerät</translation>
    </message>
    <message>
        <source>Open the object in NetBox</source>
        <translation>Objekt in NetBox öffnen</translation>
    </message>
    <message>
        <source>Everything that comes from the object</source>
        <translation>Alles, was aus dem Objekt stammt</translation>
    </message>
    <message>
        <source>Show the device</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Show the difference</source>
        <translation>Abweichung zeigen</translation>
    </message>
    <message>
        <source>Find in the intent</source>
        <translation>Im Soll suchen</translation>
    </message>
    <message>
        <source>The intent could not be read</source>
        <translation>Soll nicht lesbar</translation>
    </message>
    <message>
        <source>No intent was read yet</source>
        <translation>Noch kein Soll gelesen</translation>
    </message>
    <message>
        <source>It comes with the first answer of NetBox.</source>
        <translation>Es kommt mit der ersten Antwort von NetBox.</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>from an earlier run, %1 old</source>
        <translation>aus früherem Lauf, %1 alt</translation>
    </message>
    <message>
        <source>NetBox has no page for this</source>
        <translation>NetBox hat keine Seite dazu</translation>
    </message>
    <message>
        <source>This does not come from an object</source>
        <translation>Stammt nicht aus einem Objekt</translation>
    </message>
    <message>
        <source>%1 runs this as intended, or was not compared</source>
        <translation>%1 entspricht hier dem Soll oder wurde nicht verglichen</translation>
    </message>
</context>
<context>
    <name>fc::ui::IntentTreeModel</name>
    <message>
        <source>CLI lines</source>
        <translation>CLI-Zeilen</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Stammt aus</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
</context>
<context>
    <name>fc::ui::IntentTreePage</name>
    <message>
        <source>, field %1</source>
        <translation>, Feld %1</translation>
    </message>
    <message>
        <source>, last edited %1</source>
        <translation>, zuletzt bearbeitet %1</translation>
    </message>
    <message>
        <source>Device whose intent is shown</source>
        <translation>Gerät, dessen Soll gezeigt wird</translation>
    </message>
    <message>
        <source>Filter by path, value or object</source>
        <translation>Nach Pfad, Wert oder Objekt filtern</translation>
    </message>
    <message>
        <source>Intended configuration and where it comes from</source>
        <translation>Sollkonfiguration und ihre Herkunft</translation>
    </message>
    <message>
        <source>Path of the selected value</source>
        <translation>Pfad des gewählten Werts</translation>
    </message>
    <message>
        <source>Where the selected value comes from</source>
        <translation>Woher der gewählte Wert kommt</translation>
    </message>
    <message>
        <source>%1 has no intended configuration</source>
        <translation>%1 hat keine Sollkonfiguration</translation>
    </message>
    <message>
        <source>by the rule %1</source>
        <translation>nach Regel %1</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 Werte</translation>
    </message>
    <message>
        <source>%1 values, %2 CLI lines</source>
        <translation>%1 Werte, %2 CLI-Zeilen</translation>
    </message>
</context>
<context>
    <name>fc::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>No keys of its own</source>
        <translation>Keine eigenen Tasten</translation>
    </message>
</context>
<context>
    <name>fc::ui::LeafTableModel</name>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>Leaf</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>%1 and %2 say the same</source>
        <translation>%1 und %2 sagen dasselbe</translation>
    </message>
    <message>
        <source>%1 and %2 differ in %3 of %4 leaves</source>
        <translation>%1 und %2 unterscheiden sich in %3 von %4 Blättern</translation>
    </message>
</context>
<context>
    <name>fc::ui::LinkCompareModel</name>
    <message>
        <source>differs</source>
        <translation>abweichend</translation>
    </message>
</context>
<context>
    <name>fc::ui::LinkModel</name>
    <message>
        <source>up</source>
        <translation>up</translation>
    </message>
    <message>
        <source>down</source>
        <translation>down</translation>
    </message>
    <message>
        <source>seen from one side</source>
        <translation>einseitig gesehen</translation>
    </message>
    <message>
        <source>ends differ</source>
        <translation>Enden ungleich</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>Far device</source>
        <translation>Nachbar</translation>
    </message>
    <message>
        <source>Far interface</source>
        <translation>Nachbar-Interface</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation>Weicht ab in</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Ausgang</translation>
    </message>
</context>
<context>
    <name>fc::ui::LinkPage</name>
    <message>
        <source>Open in NetBox</source>
        <translation>In NetBox öffnen</translation>
    </message>
    <message>
        <source>Both ends</source>
        <translation>Beide Enden</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>fc::ui::LiveChart</name>
    <message>
        <source>Value over time, chart</source>
        <translation>Wert über der Zeit, Diagramm</translation>
    </message>
    <message>
        <source>no values yet</source>
        <translation>noch keine Werte</translation>
    </message>
    <message>
        <source>now %1, between %2 and %3 %4, %5 gaps</source>
        <translation>jetzt %1, zwischen %2 und %3 %4, %5 Lücken</translation>
    </message>
</context>
<context>
    <name>fc::ui::LivePanel</name>
    <message>
        <source>Get once</source>
        <translation>Einmal lesen</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Live value</source>
        <translation>Live-Wert</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Changes, newest first</source>
        <translation>Änderungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>No instance known yet</source>
        <translation>Noch keine Instanz bekannt</translation>
    </message>
    <message>
        <source>All %1 instances</source>
        <translation>Alle %1 Instanzen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>Abonnieren</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>pro Sekunde</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Values as they come (S)</source>
        <translation>Werte, wie sie kommen (S)</translation>
    </message>
    <message>
        <source>Asks the device once (G)</source>
        <translation>Fragt das Gerät einmal (G)</translation>
    </message>
    <message>
        <source>Tries Get, sample and on-change; writes nothing (P)</source>
        <translation>Versucht Get, sample und on-change; schreibt nichts (P)</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>started again</source>
        <translation>neu begonnen</translation>
    </message>
</context>
<context>
    <name>fc::ui::MainWindow</name>
    <message>
        <source>Fabric Console</source>
        <translation>Fabric Console</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>%1 - Fabric Console</source>
        <translation>%1 - Fabric Console</translation>
    </message>
    <message>
        <source>Reading NetBox and the devices again</source>
        <translation>NetBox und Geräte werden neu gelesen</translation>
    </message>
    <message>
        <source>%1 was not compared yet</source>
        <translation>%1 wurde noch nicht verglichen</translation>
    </message>
    <message>
        <source>Draft for NetBox: %1</source>
        <translation>Entwurf für NetBox: %1</translation>
    </message>
    <message>
        <source>%1 of %2 leaves would be explained. Nothing was sent: read it, correct it, run it.</source>
        <translation>%1 von %2 Blättern wären erklärt. Nichts wurde gesendet: lesen, berichtigen, ausführen.</translation>
    </message>
</context>
<context>
    <name>fc::ui::NodePanel</name>
    <message>
        <source>The selected node</source>
        <translation>Der gewählte Knoten</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>not served</source>
        <translation>nicht geliefert</translation>
    </message>
    <message>
        <source>bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Type what you look for; Down goes into the list.</source>
        <translation>Suchbegriff eingeben; Pfeil ab geht in die Liste.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Removed by</source>
        <translation>Entfernt durch</translation>
    </message>
    <message>
        <source>That means</source>
        <translation>Das heißt</translation>
    </message>
    <message>
        <source>the models define it, this vendor&apos;s deviation takes it away: no Get, no Set</source>
        <translation>die Modelle definieren es, die Deviation des Herstellers entfernt es: kein Get, kein Set</translation>
    </message>
    <message>
        <source>Typedef</source>
        <translation>Typedef</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>Identities</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>state, read only</source>
        <translation>Zustand, nur lesbar</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Geliefert</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Augments</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>mandatory</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>its presence says something</source>
        <translation>schon das Vorhandensein zählt</translation>
    </message>
    <message>
        <source>ordered by the user</source>
        <translation>vom Nutzer geordnet</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Außerdem</translation>
    </message>
    <message>
        <source>Probed on %1 at %2</source>
        <translation>Getestet auf %1 um %2</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Pattern</translation>
    </message>
    <message>
        <source>Must</source>
        <translation>Must</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Refers to</source>
        <translation>Verweist auf</translation>
    </message>
    <message>
        <source>Used by 1 leaf</source>
        <translation>Von 1 Leaf benutzt</translation>
    </message>
    <message>
        <source>Used by %1 leaves</source>
        <translation>Von %1 Leafs benutzt</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note of the bookmark</source>
        <translation>Notiz des Lesezeichens</translation>
    </message>
</context>
<context>
    <name>fc::ui::PathCrumbs</name>
    <message>
        <source>A step leads to its node; drag the path to where one is wanted</source>
        <translation>Ein Schritt führt zu seinem Knoten; den Pfad dorthin ziehen, wo einer gebraucht wird</translation>
    </message>
</context>
<context>
    <name>fc::ui::PathModel</name>
    <message>
        <source>configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>state, read only</source>
        <translation>Zustand, nur lesbar</translation>
    </message>
    <message>
        <source>not served by the device</source>
        <translation>vom Gerät nicht geliefert</translation>
    </message>
    <message>
        <source>operation, not reachable over gNMI</source>
        <translation>Operation, über gNMI nicht erreichbar</translation>
    </message>
    <message>
        <source>removed by a deviation</source>
        <translation>durch Deviation entfernt</translation>
    </message>
    <message>
        <source>not served</source>
        <translation>nicht geliefert</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>Liefert</translation>
    </message>
</context>
<context>
    <name>fc::ui::PlanTray</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Apply what is approved</source>
        <translation>Freigegebenes anwenden</translation>
    </message>
    <message>
        <source>%1 approved</source>
        <translation>%1 freigegeben</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 deferred</source>
        <translation>%1 zurückgestellt</translation>
    </message>
    <message>
        <source>%1 to decide</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>Applying: %1</source>
        <translation>Wird angewendet: %1</translation>
    </message>
    <message>
        <source>Last apply: %1</source>
        <translation>Letzter Lauf: %1</translation>
    </message>
    <message>
        <source>Nothing to decide: running equals intent wherever it was compared</source>
        <translation>Nichts zu entscheiden: Ist entspricht Soll, wo verglichen wurde</translation>
    </message>
    <message>
        <source>Review 1 change</source>
        <translation>1 Änderung prüfen</translation>
    </message>
    <message>
        <source>Review %1 changes</source>
        <translation>%1 Änderungen prüfen</translation>
    </message>
    <message>
        <source>Apply %1 on 1 device</source>
        <translation>%1 auf 1 Gerät anwenden</translation>
    </message>
    <message>
        <source>Apply %1 on %2 devices</source>
        <translation>%1 auf %2 Geräten anwenden</translation>
    </message>
    <message>
        <source>Applying what is approved; every step is journaled before it happens</source>
        <translation>Freigegebenes wird angewendet; jeder Schritt wird vorab journalisiert</translation>
    </message>
    <message>
        <source>I read them, approve</source>
        <translation>Gelesen, freigeben</translation>
    </message>
    <message>
        <source>Do not approve</source>
        <translation>Nicht freigeben</translation>
    </message>
    <message>
        <source>Read first: %1</source>
        <translation>Erst lesen: %1</translation>
    </message>
    <message>
        <source>Read %1 warnings first: %2</source>
        <translation>Erst %1 Warnungen lesen: %2</translation>
    </message>
    <message>
        <source>Nothing to decide yet: no switch was compared</source>
        <translation>Noch nichts zu entscheiden: kein Switch wurde verglichen</translation>
    </message>
</context>
<context>
    <name>fc::ui::ProfileChip</name>
    <message>
        <source>Production profile %1</source>
        <translation>Produktionsprofil %1</translation>
    </message>
    <message>
        <source>Lab profile %1</source>
        <translation>Laborprofil %1</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>LAB</source>
        <translation>LAB</translation>
    </message>
</context>
<context>
    <name>fc::ui::Rail</name>
    <message>
        <source>%1, %2 open</source>
        <translation>%1, %2 offen</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>fc::ui::ServiceModel</name>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>extra</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>hier nicht</translation>
    </message>
    <message>
        <source>intended</source>
        <translation>im Soll</translation>
    </message>
    <message>
        <source>up</source>
        <translation>up</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>VRF %1</source>
        <translation>VRF %1</translation>
    </message>
    <message>
        <source>BGP to %1</source>
        <translation>BGP zu %1</translation>
    </message>
    <message>
        <source>EVPN to %1</source>
        <translation>EVPN zu %1</translation>
    </message>
    <message>
        <source>not intended</source>
        <translation>nicht im Soll</translation>
    </message>
    <message>
        <source>intended (%1)</source>
        <translation>im Soll (%1)</translation>
    </message>
    <message>
        <source>the device was not heard</source>
        <translation>Gerät meldet sich nicht</translation>
    </message>
    <message>
        <source>does not run</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>runs (%1)</source>
        <translation>läuft (%1)</translation>
    </message>
    <message>
        <source>does not run (%1)</source>
        <translation>läuft nicht (%1)</translation>
    </message>
    <message>
        <source>its MLAG peer %1 differs</source>
        <translation>MLAG-Peer %1 weicht ab</translation>
    </message>
    <message>
        <source>EVPN %1</source>
        <translation>EVPN %1</translation>
    </message>
    <message>
        <source>BGP %1</source>
        <translation>BGP %1</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
</context>
<context>
    <name>fc::ui::ServicesPane</name>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>VLAN, VNI, VRF</source>
        <translation>VLAN, VNI, VRF</translation>
    </message>
    <message>
        <source>BGP, EVPN</source>
        <translation>BGP, EVPN</translation>
    </message>
    <message>
        <source>Services down, devices across</source>
        <translation>Dienste in Zeilen, Geräte in Spalten</translation>
    </message>
    <message>
        <source>The selected cell</source>
        <translation>Die gewählte Zelle</translation>
    </message>
    <message>
        <source>Show the device</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Open the service in NetBox</source>
        <translation>Dienst in NetBox öffnen</translation>
    </message>
    <message>
        <source>Services or sessions</source>
        <translation>Dienste oder Sessions</translation>
    </message>
    <message>
        <source>%1 not as intended, %2 uneven in a pair</source>
        <translation>%1 nicht wie im Soll, %2 ungleich im Paar</translation>
    </message>
    <message>
        <source>No services are known yet</source>
        <translation>Noch keine Dienste bekannt</translation>
    </message>
    <message>
        <source>They come with the first intent that is read from NetBox.</source>
        <translation>Sie kommen mit dem ersten aus NetBox gelesenen Soll.</translation>
    </message>
    <message>
        <source>NetBox names no service here</source>
        <translation>NetBox nennt hier keinen Dienst</translation>
    </message>
    <message>
        <source>A VLAN counts where an interface carries it.</source>
        <translation>Ein VLAN zählt dort, wo ein Interface es führt.</translation>
    </message>
    <message>
        <source>NetBox has no page for this row</source>
        <translation>NetBox hat keine Seite zu dieser Zeile</translation>
    </message>
</context>
<context>
    <name>fc::ui::StatusStrip</name>
    <message>
        <source>No fabric open</source>
        <translation>Keine Fabric offen</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verzögert</translation>
    </message>
    <message>
        <source>down</source>
        <translation>down</translation>
    </message>
    <message>
        <source>updates/s</source>
        <translation>Updates/s</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>NetBox not read</source>
        <translation>NetBox nicht gelesen</translation>
    </message>
    <message>
        <source>applying, %1 of %2 devices</source>
        <translation>wird angewendet, %1 von %2 Geräten</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>noch nicht verglichen</translation>
    </message>
    <message>
        <source>nothing to apply</source>
        <translation>nichts anzuwenden</translation>
    </message>
    <message numerus="yes">
        <source>%n approved, not sent</source>
        <translation>
            <numerusform>%n freigegeben, nicht gesendet</numerusform>
            <numerusform>%n freigegeben, nicht gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>plan waits for review</source>
        <translation>Plan wartet auf Prüfung</translation>
    </message>
    <message>
        <source>drift on</source>
        <translation>Drift auf</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>Geräten</translation>
    </message>
    <message>
        <source>drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>NetBox %1 old, reading</source>
        <translation>NetBox %1 alt, wird gelesen</translation>
    </message>
</context>
<context>
    <name>fc::ui::Toast</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>fc::ui::TopBar</name>
    <message>
        <source>Switch light and dark</source>
        <translation>Hell/dunkel wechseln</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>No fabric open</source>
        <translation>Keine Fabric offen</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 Gerät</translation>
    </message>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>NOT LIVE</source>
        <translation>NICHT LIVE</translation>
    </message>
</context>
<context>
    <name>fc::ui::TopologyLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Konfig</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>Synchron</translation>
    </message>
    <message>
        <source>Pending plan</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Intakt</translation>
    </message>
    <message>
        <source>Late data</source>
        <translation>Verzögert</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Unerreichbar</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Seen one-sided</source>
        <translation>Einseitig</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Ends differ</source>
        <translation>Enden ungleich</translation>
    </message>
</context>
<context>
    <name>fc::ui::TopologyMinimap</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>fc::ui::TopologyView</name>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Tab goes to the next device, arrows follow links, Enter shows the device</source>
        <translation>Tab geht zum nächsten Gerät, Pfeile folgen Links, Enter zeigt das Gerät</translation>
    </message>
</context>
<context>
    <name>fc::ui::UseModel</name>
    <message>
        <source>CLI line</source>
        <translation>CLI-Zeile</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
</context>
<context>
    <name>fc::ui::ValueChart</name>
    <message>
        <source>Value over time</source>
        <translation>Wert im Zeitverlauf</translation>
    </message>
    <message>
        <source>now %1, between %2 and %3</source>
        <translation>jetzt %1, zwischen %2 und %3</translation>
    </message>
    <message>
        <source>no values yet</source>
        <translation>noch keine Werte</translation>
    </message>
    <message>
        <source>-%1 s</source>
        <translation>-%1 s</translation>
    </message>
    <message>
        <source>-%1 min</source>
        <translation>-%1 min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>fc::ui::YangPane</name>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>all %1 devices (%2)</source>
        <translation>alle %1-Geräte (%2)</translation>
    </message>
    <message>
        <source>%1, effective tree</source>
        <translation>%1, effektiver Baum</translation>
    </message>
    <message>
        <source>%1 of %2 paths</source>
        <translation>%1 von %2 Pfaden</translation>
    </message>
    <message>
        <source>%1 by a key&apos;s value</source>
        <translation>%1 über Schlüsselwert</translation>
    </message>
    <message>
        <source>%1 with similar letters</source>
        <translation>%1 mit ähnlichen Buchstaben</translation>
    </message>
    <message>
        <source>  %1 ms</source>
        <translation>  %1 ms</translation>
    </message>
    <message>
        <source>Show not served %1</source>
        <translation>Nicht gelieferte zeigen %1</translation>
    </message>
    <message>
        <source>Show not served</source>
        <translation>Nicht gelieferte zeigen</translation>
    </message>
    <message>
        <source>%1 not served by the device, %2 removed by deviations, %3 operations</source>
        <translation>%1 vom Gerät nicht geliefert, %2 durch Deviations entfernt, %3 Operationen</translation>
    </message>
    <message>
        <source>Nothing to read: a deviation removes it.</source>
        <translation>Nichts zu lesen: durch Deviation entfernt.</translation>
    </message>
    <message>
        <source>Nothing to read: this release does not serve it.</source>
        <translation>Nichts zu lesen: Dieses Release liefert es nicht.</translation>
    </message>
    <message>
        <source>A node without support has no use.</source>
        <translation>Nicht unterstützter Knoten: keine Verwendung.</translation>
    </message>
    <message>
        <source>No bookmarks yet (B)</source>
        <translation>Noch keine Lesezeichen (B)</translation>
    </message>
    <message>
        <source>Bookmarks %1</source>
        <translation>Lesezeichen %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>first of %1 instances</source>
        <translation>erste von %1 Instanzen</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>%1 has no value there.</source>
        <translation>%1 hat dort keinen Wert.</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>%1, a subscription of its own on %2</source>
        <translation>%1, eigenes Abo auf %2</translation>
    </message>
    <message>
        <source>sampled every second</source>
        <translation>jede Sekunde abgefragt</translation>
    </message>
    <message>
        <source>on change</source>
        <translation>bei Änderung</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 Geräten</translation>
    </message>
    <message>
        <source>the stream ended</source>
        <translation>der Stream ist beendet</translation>
    </message>
    <message>
        <source>probing %1: get, sample, on-change</source>
        <translation>%1 wird getestet: get, sample, on-change</translation>
    </message>
    <message>
        <source>probed</source>
        <translation>getestet</translation>
    </message>
    <message>
        <source>Copied as %1</source>
        <translation>Kopiert als %1</translation>
    </message>
    <message>
        <source>Path copied</source>
        <translation>Pfad kopiert</translation>
    </message>
    <message>
        <source>Shape of the list</source>
        <translation>Form der Liste</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Flach</translation>
    </message>
    <message>
        <source>No models</source>
        <translation>Keine Modelle</translation>
    </message>
    <message>
        <source>Compile a folder of YANG modules: fabric-orch yang compile DIR -o FILE.fcs</source>
        <translation>Ordner mit YANG-Modulen kompilieren: fabric-orch yang compile DIR -o FILE.fcs</translation>
    </message>
    <message>
        <source>bgp evpn !counter type:enum rw:yes on:change module:arista* key:vni</source>
        <translation>bgp evpn !counter type:enum rw:yes on:change module:arista* key:vni</translation>
    </message>
    <message>
        <source>Search paths</source>
        <translation>Pfade suchen</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Device or role whose values are shown</source>
        <translation>Gerät oder Rolle, deren Werte gezeigt werden</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>C on-change  S sample  G get  W set</source>
        <translation>C on-change  S sample  G get  W set</translation>
    </message>
    <message>
        <source>Across the fabric</source>
        <translation>Fabricweit</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Konsistenz</translation>
    </message>
    <message>
        <source>The path on every device, outliers first</source>
        <translation>Der Pfad auf jedem Gerät, Ausreißer zuerst</translation>
    </message>
    <message>
        <source>Text to paste; passwords are never part of it</source>
        <translation>Text zum Einfügen; enthält nie Passwörter</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Tree or flat list</source>
        <translation>Baum oder flache Liste</translation>
    </message>
    <message>
        <source>Open the branch</source>
        <translation>Zweig aufklappen</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Subscribe here, or stop</source>
        <translation>Hier abonnieren oder stoppen</translation>
    </message>
    <message>
        <source>Get once</source>
        <translation>Einmal lesen</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Compare across the fabric</source>
        <translation>Fabricweit vergleichen</translation>
    </message>
    <message>
        <source>Use as</source>
        <translation>Verwenden als</translation>
    </message>
    <message>
        <source>Use the path as</source>
        <translation>Pfad verwenden als</translation>
    </message>
    <message>
        <source>Reading the schema</source>
        <translation>Das Schema wird gelesen</translation>
    </message>
    <message>
        <source>Its nodes are being put in order for searching.</source>
        <translation>Seine Knoten werden für die Suche geordnet.</translation>
    </message>
    <message>
        <source>Pick a path first.</source>
        <translation>Erst einen Pfad wählen.</translation>
    </message>
    <message>
        <source>Nothing to read: an operation is not reachable over gNMI.</source>
        <translation>Nichts zu lesen: eine Operation ist über gNMI nicht erreichbar.</translation>
    </message>
    <message>
        <source>No device to ask: the fabric has none yet.</source>
        <translation>Kein Gerät zum Fragen: die Fabric hat noch keines.</translation>
    </message>
    <message>
        <source>Devices cannot be read here.</source>
        <translation>Geräte können hier nicht gelesen werden.</translation>
    </message>
    <message>
        <source>with its role</source>
        <translation>mit seiner Rolle</translation>
    </message>
    <message>
        <source>with all %1 devices</source>
        <translation>mit allen %1 Geräten</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>with release %1</source>
        <translation>mit Release %1</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>wird verglichen</translation>
    </message>
    <message>
        <source>%1 differences from %2</source>
        <translation>%1 Unterschiede zu %2</translation>
    </message>
    <message>
        <source>%1 is judged by %2, the nearest release known.</source>
        <translation>%1 wird nach %2 beurteilt, dem nächsten bekannten Release.</translation>
    </message>
    <message>
        <source>%1 of its modules are in no known release: %2.</source>
        <translation>%1 seiner Module sind in keinem bekannten Release: %2.</translation>
    </message>
    <message>
        <source>%1 have another revision: %2.</source>
        <translation>%1 haben eine andere Revision: %2.</translation>
    </message>
    <message>
        <source>All of them: fabric-orch discover models --device %1</source>
        <translation>Alle: fabric-orch discover models --device %1</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Suche: %1</translation>
    </message>
    <message>
        <source>No bookmark any more</source>
        <translation>Kein Lesezeichen mehr</translation>
    </message>
    <message>
        <source>Bookmarked; Shift+B edits its note</source>
        <translation>Lesezeichen gesetzt; Umschalt+B ändert seine Notiz</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>Put into the plan of %1; approve it in Diff</source>
        <translation>In den Plan von %1 aufgenommen; in Diff freigeben</translation>
    </message>
    <message>
        <source>Withdrawn; the intent counts again</source>
        <translation>Zurückgezogen; das Soll gilt wieder</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Across the fabric, consistency, use as, and change</source>
        <translation>Über die Fabric, Übereinstimmung, verwenden als und ändern</translation>
    </message>
    <message>
        <source>What differs between the releases</source>
        <translation>Was sich zwischen den Releases unterscheidet</translation>
    </message>
    <message>
        <source>Note of the bookmark</source>
        <translation>Notiz des Lesezeichens</translation>
    </message>
    <message>
        <source>Change the value</source>
        <translation>Den Wert ändern</translation>
    </message>
</context>
<context>
    <name>fc::ui::ZoomBar</name>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Show everything (0)</source>
        <translation>Alles zeigen (0)</translation>
    </message>
</context>
</TS>
