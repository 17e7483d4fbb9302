-- The sender's own id of a photo: what was sent twice because an answer was lost is kept once.
ALTER TABLE files.file ADD COLUMN upload_key uuid;
COMMENT ON COLUMN files.file.upload_key IS 'Made by the device that took the photo; with the hash it makes an upload safe to repeat. Null where the sender named none.';
CREATE UNIQUE INDEX file_upload_key ON files.file (district, uploaded_by, upload_key) WHERE upload_key IS NOT NULL;
