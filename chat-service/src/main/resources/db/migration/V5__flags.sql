-- What the content policy warns the reader of; null for nearly every message.
alter table message add column flags text[];
