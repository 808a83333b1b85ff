/** What the platforms say themselves in English, the source of the translations. */
export const en = {
  "picture.too-large": "{{name}} is too large: a picture can have at most {{megabytes}} MB. Send a smaller one.",
  "file.too-large": "{{name}} is larger than the {{megabytes}} MB that Discord takes.",
  "discord.picture-expired":
    "{{name}} cannot be read any more: Discord keeps its address for a while only. Send it again.",
  "discord.picture-forgotten": "This took too long: the picture is not known any more. Choose it again.",
  "discord.busy": "This took too long, and nothing was changed. Try again in a moment.",
  "discord.too-many-options": "Give fewer options to /{{command}}, or write its text in the command itself.",
  "discord.lacks-permission":
    "I cannot tell a story here: in this channel I lack the permission {{permissions}}. Ask somebody who manages the server to give it to me, or use another channel.",
  "discord.permission.ViewChannel": "View Channel",
  "discord.permission.SendMessages": "Send Messages",
  "discord.permission.SendMessagesInThreads": "Send Messages in Threads",
  "discord.permission.AttachFiles": "Attach Files",
  "slack.not-in-chat":
    "I cannot post in a private chat of others. Use the command in a channel, or in a chat with @{{bot}}.",
  "slack.not-in-channel": 'I am not in this channel. Type "/invite @{{bot}}" here, then send your command again.',
  "slack.archived": "This channel is archived. Use the command in another one.",
  "slack.restricted": "This workspace does not let apps post here. Ask an admin, or use another channel.",
  "slack.read-only": "Only some people may post in this channel. Use another one.",
  "slack.thread-locked": "This thread is locked. Use another one.",
  "slack.picture-elsewhere": "{{name}} is not kept by Slack itself, so that it cannot be read. Upload it here.",
  "slack.picture-unreadable": "{{name}} could not be read. Send it again.",
  "slack.picture-unseen":
    "I cannot see this picture: it is gone, or it is in a channel that I am not in. Send it again.",
  "slack.no-user-groups":
    "This workspace has no user groups: they come with Slack's paid plans. Say everybody or moderators.",
  "slack.groups-unseen":
    "I may not see this workspace's user groups. Ask an admin to paste the app's manifest again and reinstall the app: it lacks the scope usergroups:read.",
  "slack.form-old": "This form is of an older edition. Use the command again.",
  "slack.form-late": "Slack waits 3 seconds for a form, and this took longer. Try again.",
  "slack.you-wrote": "You wrote ({{field}})",
  "slack.more": "… and {{left}} more.",
  "slack.file-in-chat": "The file is in your chat with @{{bot}}.",
  "slack.button.cancel": "Cancel",
  "slack.button.send": "Send",
  "web.photo-too-large": "A photo can have at most {{megabytes}} MB. Send a smaller one.",
  "web.too-many-pictures": "Send at most {{most}} pictures with a command.",
  "web.form-too-large": "The form is larger than any command needs.",
  "web.upload-broken": "The upload broke off or is no form. Send it again.",
  "web.too-much": "That was a lot at once. Wait {{seconds}} s and try again.",
  "web.no-story": "There is no such story.",
  "web.no-button": "This button is not there any more.",
  "web.too-many-pages": "Too many pages are open. Try again later.",
  "web.see-list": "/character list shows how it went on.",
} as const;
