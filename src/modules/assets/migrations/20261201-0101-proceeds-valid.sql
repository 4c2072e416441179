alter table asset validate constraint asset_proceeds;
