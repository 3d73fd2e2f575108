import { Button, Group, Modal, Text } from '@mantine/core'

/** Asked before painting is thrown away. */
export function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <Modal
      opened
      onClose={onStay}
      title="Leave without using your changes?"
      size="sm"
      centered

      withCloseButton={false}
    >
      <Text size="sm">What you painted will be lost.</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onLeave}>
          Leave
        </Button>
        <Button data-autofocus onClick={onStay}>
          Go on painting
        </Button>
      </Group>
    </Modal>
  )
}
