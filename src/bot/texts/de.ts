import type { Catalogue } from "../../commands/index.ts";
import type { en } from "./en.ts";

/** Berechtigungen heißen wie in Discords eigener Übersetzung. */
export const de: Catalogue<typeof en> = {
  "picture.too-large": "{{name}} ist zu groß: Ein Bild darf höchstens {{megabytes}} MB haben. Schick ein kleineres.",
  "file.too-large": "{{name}} ist größer als die {{megabytes}} MB, die Discord annimmt.",
  "discord.picture-expired":
    "{{name}} ist nicht mehr lesbar: Discord behält die Adresse nur eine Weile. Schick es noch einmal.",
  "discord.picture-forgotten": "Das hat zu lange gedauert: Das Bild ist nicht mehr bekannt. Wähl es noch einmal.",
  "discord.busy": "Das hat zu lange gedauert, und nichts wurde geändert. Versuch es gleich noch einmal.",
  "discord.too-many-options": "Gib /{{command}} weniger Optionen oder schreib den Text in den Befehl selbst.",
  "discord.lacks-permission":
    "Ich kann hier keine Geschichte erzählen: In diesem Kanal fehlt mir die Berechtigung {{permissions}}. Bitte jemanden, der den Server verwaltet, sie mir zu geben, oder nimm einen anderen Kanal.",
  "discord.permission.ViewChannel": "Kanal anzeigen",
  "discord.permission.SendMessages": "Nachrichten senden",
  "discord.permission.SendMessagesInThreads": "Nachrichten in Threads senden",
  "discord.permission.AttachFiles": "Dateien anhängen",
  "slack.not-in-chat":
    "In einem privaten Chat anderer kann ich nichts schreiben. Verwende den Befehl in einem Channel oder in einem Chat mit @{{bot}}.",
  "slack.not-in-channel":
    "Ich bin nicht in diesem Channel. Schreib hier „/invite @{{bot}}“ und schick dann deinen Befehl noch einmal.",
  "slack.archived": "Dieser Channel ist archiviert. Verwende den Befehl in einem anderen.",
  "slack.restricted":
    "Dieser Workspace lässt Apps hier nicht schreiben. Frag einen Admin oder nimm einen anderen Channel.",
  "slack.read-only": "In diesem Channel dürfen nur einige schreiben. Nimm einen anderen.",
  "slack.thread-locked": "Dieser Thread ist gesperrt. Nimm einen anderen.",
  "slack.picture-elsewhere": "{{name}} liegt nicht bei Slack selbst und ist deshalb nicht lesbar. Lade es hier hoch.",
  "slack.picture-unreadable": "{{name}} war nicht lesbar. Schick es noch einmal.",
  "slack.picture-unseen":
    "Ich kann dieses Bild nicht sehen: Es ist weg oder in einem Channel, in dem ich nicht bin. Schick es noch einmal.",
  "slack.no-user-groups":
    "Dieser Workspace hat keine Benutzergruppen: Es gibt sie in den kostenpflichtigen Tarifen von Slack. Sag everybody oder moderators.",
  "slack.groups-unseen":
    "Ich darf die Benutzergruppen dieses Workspaces nicht sehen. Bitte einen Admin, das Manifest der App noch einmal einzufügen und die App neu zu installieren: Ihr fehlt der Scope usergroups:read.",
  "slack.form-old": "Dieses Formular ist von einer älteren Ausgabe. Verwende den Befehl noch einmal.",
  "slack.form-late": "Slack wartet 3 Sekunden auf ein Formular, und das hat länger gedauert. Versuch es noch einmal.",
  "slack.you-wrote": "Du hast geschrieben ({{field}})",
  "slack.more": "… und {{left}} weitere.",
  "slack.file-in-chat": "Die Datei ist in deinem Chat mit @{{bot}}.",
  "slack.button.cancel": "Abbrechen",
  "slack.button.send": "Senden",
  "web.photo-too-large": "Ein Foto darf höchstens {{megabytes}} MB haben. Schick ein kleineres.",
  "web.too-many-pictures": "Schick höchstens {{most}} Bilder mit einem Befehl.",
  "web.form-too-large": "Das Formular ist größer, als irgendein Befehl es braucht.",
  "web.upload-broken": "Das Hochladen brach ab oder ist kein Formular. Schick es noch einmal.",
  "web.too-much": "Das war viel auf einmal. Warte {{seconds}} s und versuch es noch einmal.",
  "web.no-story": "Diese Geschichte gibt es nicht.",
  "web.no-button": "Diesen Knopf gibt es nicht mehr.",
  "web.too-many-pages": "Zu viele Seiten sind offen. Versuch es später noch einmal.",
  "web.see-list": "/character list zeigt, wie es weiterging.",
};
