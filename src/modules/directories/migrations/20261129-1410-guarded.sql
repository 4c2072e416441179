create trigger provisioning_changed after insert or update of token_hash on provisioning for each statement execute function standing_changed();
