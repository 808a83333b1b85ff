import type { Catalogue } from "../../commands/index.ts";
import type { en } from "./en.ts";

/** Los permisos se llaman como en la traducción de Discord. */
export const es: Catalogue<typeof en> = {
  "picture.too-large":
    "{{name}} pesa demasiado: una imagen puede tener como máximo {{megabytes}} MB. Envía una más pequeña.",
  "file.too-large": "{{name}} pesa más que los {{megabytes}} MB que admite Discord.",
  "discord.picture-expired":
    "{{name}} ya no se puede leer: Discord solo conserva su dirección un tiempo. Envíala otra vez.",
  "discord.picture-forgotten": "Ha tardado demasiado: la imagen ya no se conoce. Elígela otra vez.",
  "discord.busy": "Ha tardado demasiado y no se ha cambiado nada. Inténtalo otra vez en un momento.",
  "discord.too-many-options": "Da menos opciones a /{{command}} o escribe el texto en el propio comando.",
  "discord.lacks-permission":
    "Aquí no puedo contar una historia: en este canal me falta el permiso {{permissions}}. Pide a quien administra el servidor que me lo dé o usa otro canal.",
  "discord.permission.ViewChannel": "Ver canal",
  "discord.permission.SendMessages": "Enviar mensajes",
  "discord.permission.SendMessagesInThreads": "Enviar mensajes en hilos",
  "discord.permission.AttachFiles": "Adjuntar archivos",
  "slack.not-in-chat":
    "No puedo escribir en un chat privado de otras personas. Usa el comando en un canal o en un chat con @{{bot}}.",
  "slack.not-in-channel": "No estoy en este canal. Escribe aquí «/invite @{{bot}}» y envía otra vez tu comando.",
  "slack.archived": "Este canal está archivado. Usa el comando en otro.",
  "slack.restricted":
    "Este espacio de trabajo no deja que las aplicaciones escriban aquí. Pregunta a un administrador o usa otro canal.",
  "slack.read-only": "En este canal solo pueden escribir algunas personas. Usa otro.",
  "slack.thread-locked": "Este hilo está bloqueado. Usa otro.",
  "slack.picture-elsewhere": "{{name}} no está guardada en Slack, así que no se puede leer. Súbela aquí.",
  "slack.picture-unreadable": "{{name}} no se pudo leer. Envíala otra vez.",
  "slack.picture-unseen":
    "No puedo ver esta imagen: ya no está o está en un canal en el que no estoy. Envíala otra vez.",
  "slack.no-user-groups":
    "Este espacio de trabajo no tiene grupos de usuarios: forman parte de los planes de pago de Slack. Di everybody o moderators.",
  "slack.groups-unseen":
    "No puedo ver los grupos de usuarios de este espacio de trabajo. Pide a un administrador que pegue otra vez el manifiesto de la aplicación y la reinstale: le falta el permiso usergroups:read.",
  "slack.form-old": "Este formulario es de una versión anterior. Usa el comando otra vez.",
  "slack.form-late": "Slack espera 3 segundos un formulario y esto ha tardado más. Inténtalo de nuevo.",
  "slack.you-wrote": "Has escrito ({{field}})",
  "slack.more": "… y {{left}} más.",
  "slack.file-in-chat": "El archivo está en tu chat con @{{bot}}.",
  "slack.button.cancel": "Cancelar",
  "slack.button.send": "Enviar",
  "web.photo-too-large": "Una foto puede tener como máximo {{megabytes}} MB. Envía una más pequeña.",
  "web.too-many-pictures": "Envía como máximo {{most}} imágenes con un comando.",
  "web.form-too-large": "El formulario es más grande de lo que necesita cualquier comando.",
  "web.upload-broken": "La subida se interrumpió o no es un formulario. Envíalo otra vez.",
  "web.too-much": "Ha sido mucho de golpe. Espera {{seconds}} s e inténtalo de nuevo.",
  "web.no-story": "Esa historia no existe.",
  "web.no-button": "Este botón ya no está.",
  "web.too-many-pages": "Hay demasiadas páginas abiertas. Inténtalo más tarde.",
  "web.see-list": "/character list muestra cómo siguió.",
};
