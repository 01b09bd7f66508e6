// Tests of the level "plugin" drive the plugin, where those of the level "provider" drive Pulumi's dynamic provider.
process.env.TEST_DOOR = "plugin";
