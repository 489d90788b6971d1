"""A notice as a mail message (RFC 5322), without sender and addresses."""

from email.message import EmailMessage

from hudna.model.reminder import Notice

__all__ = ["message_of"]


def message_of(notice: Notice) -> EmailMessage:
    """Return a notice as a mail message without sender and addresses."""
    message = EmailMessage()
    message["Subject"] = notice.subject
    message.set_content(notice.body)
    message["Content-Language"] = notice.language
    if notice.attachment is not None:
        main, _, sub = notice.attachment.media_type.partition("/")
        message.add_attachment(
            notice.attachment.data, maintype=main, subtype=sub, filename=notice.attachment.name
        )
    return message
